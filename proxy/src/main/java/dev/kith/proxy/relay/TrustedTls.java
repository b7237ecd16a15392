package dev.kith.proxy.relay;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Upstream TLS as an account's [Trust] asks for it. Chain and host name are verified, or the one pinned certificate;
/// there is no third way.
public final class TrustedTls {
    private TrustedTls() {}

    /// @throws IOException when the authority's file cannot be used
    public static SslContext context(Trust trust) throws IOException {
        var builder = SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2");
        try {
            return switch (trust) {
                case Trust.Platform() ->
                    builder.endpointIdentificationAlgorithm("HTTPS").build();
                case Trust.Authority(var file) ->
                    builder.endpointIdentificationAlgorithm("HTTPS")
                            .trustManager(file.toFile())
                            .build();
                case Trust.Pin(var sha256) ->
                    builder.endpointIdentificationAlgorithm("")
                            .trustManager(new Pinned(sha256))
                            .build();
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("no certificates can be read from the authority's file", e);
        }
    }

    /// Trusts one certificate by its SHA-256, whatever name, issuer or date it carries.
    private static final class Pinned extends X509ExtendedTrustManager {
        private final String sha256;

        Pinned(String sha256) {
            this.sha256 = sha256;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                String seen = HexFormat.of().formatHex(digest);
                if (!seen.equals(sha256)) {
                    throw new CertificateException("its certificate is sha256:" + seen + ", not the pinned one");
                }
            } catch (NoSuchAlgorithmException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("a server only");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            throw new CertificateException("a server only");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("a server only");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
