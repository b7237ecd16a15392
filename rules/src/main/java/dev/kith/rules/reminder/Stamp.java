package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The HMACs (HMAC-SHA-256, RFC 2104) that name a reminder and that prove an answer to it.
///
/// The Message-ID is keyed with what every Kith on the account knows, so that two of them give one reminder one
/// name; it holds no readable name. The token in the address for answers is keyed with a secret of this Kith
/// alone, so that nobody else can write a command that it obeys.
public final class Stamp {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_OCTETS_MIN = 16;
    private static final int ID_OCTETS = 16;
    private static final int TOKEN_OCTETS = 10;

    private final Supplier<byte[]> secret;

    /// @param secret at least 16 random octets, kept in the ledger
    public Stamp(byte[] secret) {
        this(constant(secret.clone()));
    }

    /// @param secret asked each time: a ledger that is restored takes the backup's
    public Stamp(Supplier<byte[]> secret) {
        if (secret.get().length < SECRET_OCTETS_MIN) {
            throw new IllegalArgumentException("a secret has at least " + SECRET_OCTETS_MIN + " octets");
        }
        this.secret = secret;
    }

    private static Supplier<byte[]> constant(byte[] secret) {
        return () -> secret;
    }

    /// @param mailbox see [Reader#mailbox()]
    public String messageId(String mailbox, String person, String rule, String episode) {
        var octets = hmac(("kith message-id 1\n" + mailbox).getBytes(UTF_8), person, rule, episode);
        return "<" + HexFormat.of().formatHex(octets, 0, ID_OCTETS) + "@kith.invalid>";
    }

    /// Twenty hexadecimal digits that only this Kith can make.
    public String token(String messageId) {
        return HexFormat.of().formatHex(hmac(secret.get(), "token", messageId), 0, TOKEN_OCTETS);
    }

    /// Whether this Kith made the token for the message. Takes the same time for every wrong one.
    public boolean made(String token, String messageId) {
        return MessageDigest.isEqual(token.getBytes(UTF_8), token(messageId).getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (var part : parts) {
                // the length stands before each part: ("ab", "c") and ("a", "bc") differ
                var octets = part.getBytes(UTF_8);
                mac.update((octets.length + ":").getBytes(UTF_8));
                mac.update(octets);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
