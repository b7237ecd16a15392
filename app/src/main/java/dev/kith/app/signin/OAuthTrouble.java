package dev.kith.app.signin;

/// Why a provider gave no token, in words for the user. They hold nothing secret.
public final class OAuthTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean signInAgain;
    private final String code;

    OAuthTrouble(boolean signInAgain, String code, String words) {
        super(words, null, false, false);
        this.signInAgain = signInAgain;
        this.code = code;
    }

    /// Whether only a new sign-in helps; else another time may do.
    public boolean signInAgain() {
        return signInAgain;
    }

    /// The provider's code (RFC 6749 section 5.2, RFC 8628 section 3.5), or empty.
    String code() {
        return code;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
