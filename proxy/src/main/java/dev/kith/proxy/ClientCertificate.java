package dev.kith.proxy;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;

/// The certificate and key that Kith shows to mail clients, where the leg to them is under TLS.
public final class ClientCertificate {
    private final SslContext context;

    private ClientCertificate(SslContext context) {
        this.context = context;
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
            return new ClientCertificate(SslContextBuilder.forServer(keys)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    SslContext context() {
        return context;
    }
}
