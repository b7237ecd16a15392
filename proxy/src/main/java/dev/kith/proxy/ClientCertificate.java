package dev.kith.proxy;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;

/// The certificate and key that Kith shows to mail clients, where the leg to them is under TLS.
public final class ClientCertificate {
    private final SslContext context;
    private final String fingerprint;

    private ClientCertificate(SslContext context, String fingerprint) {
        this.context = context;
        this.fingerprint = fingerprint;
    }

    /// The one that Kith keeps in its folder: made when there is none, when it runs out within a month, or when it
    /// lacks one of the names. A client then asks its user once more whether it may be trusted.
    ///
    /// @param names host names and addresses under which clients reach Kith
    /// @throws IOException when it cannot be written or read
    /// @throws GeneralSecurityException when its key cannot be used
    public static ClientCertificate keep(Path folder, Set<String> names, Instant now)
            throws IOException, GeneralSecurityException {
        return read(OwnCertificate.keep(folder, names, now), OwnCertificate.password());
    }

    /// Reads a PKCS12 file with one key in it.
    ///
    /// @param password zeroed here
    /// @throws IOException when the file cannot be read, or the password is wrong
    /// @throws GeneralSecurityException when its key cannot be used
    public static ClientCertificate read(Path pkcs12, char[] password) throws IOException, GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(pkcs12.toFile(), password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            // not BoringSSL, which ends both directions with one: clients may still wait for replies
            var context = SslContextBuilder.forServer(keys)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
            return new ClientCertificate(context, fingerprint(store));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static String fingerprint(KeyStore store) throws GeneralSecurityException {
        var shown = store.getCertificate(store.aliases().nextElement());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded()));
    }

    /// How a client shows it to its user: the SHA-256 of its DER form, 64 hex digits.
    public String fingerprint() {
        return fingerprint;
    }

    SslContext context() {
        return context;
    }
}
