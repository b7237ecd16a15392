package dev.kith.proxy.relay;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;

/// TLS towards upstream as an account's [Trust] asks for it: 1.2 or 1.3, chain and host name verified, or the one
/// pinned certificate.
public final class UpstreamTls {
    private UpstreamTls() {}

    /// @throws IOException when the authority's file cannot be read
    /// @throws GeneralSecurityException when it holds no certificate
    public static SslContext context(Trust trust) throws IOException, GeneralSecurityException {
        return SslContextBuilder.forClient()
                .protocols("TLSv1.3", "TLSv1.2")
                .trustManager(Certificates.check(trust))
                .endpointIdentificationAlgorithm(Certificates.namesMatter(trust) ? "HTTPS" : "")
                .build();
    }
}
