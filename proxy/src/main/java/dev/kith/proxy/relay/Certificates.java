package dev.kith.proxy.relay;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Turns an account's [Trust] into a check of upstream's certificate, for the
/// relay's leg and the companion's alike.
public final class Certificates {
    private Certificates() {}

    /// @throws IOException when the authority's file cannot be read
    /// @throws GeneralSecurityException when it holds no certificate
    public static X509TrustManager check(Trust trust) throws IOException, GeneralSecurityException {
        return switch (trust) {
            case Trust.Platform() -> authorities(null);
            case Trust.Authority(Path file) -> authorities(read(file));
            case Trust.Pin(String sha256) -> new Pinned(sha256);
        };
    }

    /// Whether the host name must be in the certificate (RFC 6125): always, but for a pinned one.
    public static boolean namesMatter(Trust trust) {
        return switch (trust) {
            case Trust.Platform() -> true;
            case Trust.Authority(Path _) -> true;
            case Trust.Pin(String _) -> false;
        };
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("no certificate in " + file);
        }
        return store;
    }

    private static X509TrustManager authorities(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager check) {
                return check;
            }
        }
        throw new CertificateException("this Java runtime checks no X.509 certificates");
    }

    /// Accepts one certificate, whatever name, age and issuer it has.
    private static final class Pinned extends X509ExtendedTrustManager {
        private final String sha256;

        Pinned(String sha256) {
            this.sha256 = sha256;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                var actual = HexFormat.of().formatHex(digest);
                if (!actual.equals(sha256)) {
                    throw new CertificateException("not the pinned certificate; the server shows sha256:" + actual);
                }
            } catch (CertificateException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("clients show no certificate here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
