package dev.kith.app.signin;

import java.security.SecureRandom;

/// Makes the password by which a mail program signs in to Kith.
public final class LocalPassword {
    /// Without letters that look alike.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private LocalPassword() {}

    /// Twenty letters in groups of four: 99 random bits.
    public static String make() {
        var random = new SecureRandom();
        var text = new StringBuilder();
        for (var i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
