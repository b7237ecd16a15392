package dev.kith.app.signin;

import dev.kith.app.folder.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// A file that holds one secret under the local password: PBKDF2 with HMAC-SHA-256 (RFC 8018) makes a key of
/// it, and AES-256 in GCM seals the secret. Whoever has the file and not the password has to guess it, and
/// Kith's passwords have a hundred random bits.
final class Sealed {
    /// As OWASP's password storage page asks for since 2023.
    static final int ITERATIONS = 600_000;

    private static final int SALT_OCTETS = 16;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final int ITERATIONS_MAX = 10_000_000;

    private Sealed() {}

    /// A key with what it was made from; it can seal again without the password.
    record Key(SecretKey key, byte[] salt, int iterations) {
        @Override
        public String toString() {
            return "Key[hidden]";
        }
    }

    record Opened(Key key, String secret) {
        @Override
        public String toString() {
            return "Opened[hidden]";
        }
    }

    static Key key(byte[] password, int iterations) throws GeneralSecurityException {
        var salt = new byte[SALT_OCTETS];
        new SecureRandom().nextBytes(salt);
        return derive(password, salt, iterations);
    }

    private static Key derive(byte[] password, byte[] salt, int iterations) throws GeneralSecurityException {
        var letters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
        var characters = new char[letters.remaining()];
        letters.get(characters);
        var spec = new PBEKeySpec(characters, salt, iterations, 256);
        try {
            var octets = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new Key(new SecretKeySpec(octets, "AES"), salt, iterations);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
            Arrays.fill(letters.array(), '\0');
        }
    }

    /// Writes the file anew, with a nonce of its own.
    static void write(Path file, Key key, String secret) throws IOException, GeneralSecurityException {
        var nonce = new byte[NONCE_OCTETS];
        new SecureRandom().nextBytes(nonce);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        var sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        var base64 = Base64.getEncoder();
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        PrivateFile.replace(file, """
            # A sign-in, sealed with your local password. kith sign-in makes it anew.
            iterations=%d
            salt=%s
            nonce=%s
            sealed=%s
            """.formatted(
                        key.iterations(),
                        base64.encodeToString(key.salt()),
                        base64.encodeToString(nonce),
                        base64.encodeToString(sealed)));
    }

    /// @return empty when the password is not the one
    /// @throws IOException when the file cannot be read, or is not such a file
    static Optional<Opened> open(Path file, byte[] password) throws IOException, GeneralSecurityException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        try {
            var base64 = Base64.getDecoder();
            var iterations = Integer.parseInt(properties.getProperty("iterations", ""));
            var salt = base64.decode(properties.getProperty("salt", ""));
            var nonce = base64.decode(properties.getProperty("nonce", ""));
            var sealed = base64.decode(properties.getProperty("sealed", ""));
            if (iterations < 1 || iterations > ITERATIONS_MAX || nonce.length != NONCE_OCTETS || salt.length == 0) {
                throw new IOException(file + " is damaged");
            }
            var key = derive(password, salt, iterations);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(new Opened(key, new String(cipher.doFinal(sealed), StandardCharsets.UTF_8)));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
    }
}
