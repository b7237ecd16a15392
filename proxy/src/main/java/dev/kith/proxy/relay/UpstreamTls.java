package dev.kith.proxy.relay;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS towards one account's upstream as its [Trust] asks for it: 1.2 or 1.3, chain and host name verified, or the one
/// pinned certificate. Sessions are kept here and nowhere else, so that none is resumed past another account's trust.
///
/// BoringSSL takes no server whose key is of Ed25519 or on P-521. Where it finds no agreement with a server, Java has a
/// try, and goes on with that account if it succeeds. A certificate that was refused is refused.
public final class UpstreamTls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamTls.class);
    /// Java's own choice for both libraries: BoringSSL's holds key exchanges without forward secrecy.
    private static final List<String> CIPHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256");

    /// What BoringSSL keeps for each connection for as long as it lives, to write a handshake to. Where that is too
    /// little it goes on in pieces; with Netty's usual 2,048 a connection at rest takes 3 KB more.
    private static final int HANDSHAKE_OCTETS = 256;

    private final X509TrustManager check;
    private final boolean namesMatter;
    private final TlsLibrary first;
    private final Map<TlsLibrary, SslContext> contexts = new EnumMap<>(TlsLibrary.class);
    private TlsLibrary next;
    private boolean settled;

    private UpstreamTls(X509TrustManager check, boolean namesMatter, TlsLibrary first) {
        this.check = check;
        this.namesMatter = namesMatter;
        this.first = first;
        this.next = first;
    }

    /// @throws IOException when the authority's file cannot be read
    /// @throws GeneralSecurityException when it holds no certificate
    public static UpstreamTls of(Trust trust, TlsLibrary library) throws IOException, GeneralSecurityException {
        var tls = new UpstreamTls(Certificates.check(trust), Certificates.namesMatter(trust), library);
        tls.contexts.put(library, tls.context(library));
        return tls;
    }

    private SslContext context(TlsLibrary library) throws SSLException {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(library.provider())
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(CIPHERS)
                .trustManager(check)
                .endpointIdentificationAlgorithm(namesMatter ? "HTTPS" : "")
                .build();
        if (context instanceof ReferenceCountedOpenSslContext boringssl) {
            boringssl.setBioNonApplicationBufferSize(HANDSHAKE_OCTETS);
        }
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            // no keys of one's own: this lets servers of TLS 1.2 give tickets, as Java does
            sessions.setTicketKeys();
        }
        return context;
    }

    /// A handler for one connection; give it a pipeline, which releases it in the end.
    ///
    /// @throws SSLException when this Java can do no TLS
    synchronized SslHandler newHandler(ByteBufAllocator buffers, String host, int port) throws SSLException {
        SslContext context = contexts.get(next);
        if (context == null) {
            context = context(next);
            contexts.put(next, context);
        }
        return context.newHandler(buffers, host, port);
    }

    /// Whose the next connection's TLS is.
    public synchronized TlsLibrary library() {
        return next;
    }

    /// The handshake has succeeded.
    synchronized void agreed(SslHandler handler) {
        if (first == TlsLibrary.BORINGSSL && !settled && !isNative(handler)) {
            settled = true;
            LOG.info("TLS with {} is done by Java: the native library does not agree with it", host(handler));
        }
    }

    /// The handshake has failed.
    ///
    /// @return whether the next handler is another library's, which may succeed
    synchronized boolean failed(SslHandler handler, Throwable failure) {
        if (!isNative(handler)) {
            next = settled ? TlsLibrary.JAVA : first;
            return false;
        }
        if (noAgreement(failure)) {
            next = TlsLibrary.JAVA;
        }
        return next == TlsLibrary.JAVA;
    }

    private static boolean isNative(SslHandler handler) {
        return handler.engine() instanceof ReferenceCounted;
    }

    private static String host(SslHandler handler) {
        return handler.engine().getPeerHost();
    }

    /// Words of BoringSSL's own, which has sent or received an alert. What the check of a certificate has refused is
    /// told in Java's, as is a connection that ended.
    private static boolean noAgreement(Throwable failure) {
        return failure instanceof SSLException
                && String.valueOf(failure.getMessage()).startsWith("error:");
    }

    /// Frees what is outside the heap, once the connections are gone.
    @Override
    public synchronized void close() {
        contexts.values().forEach(ReferenceCountUtil::release);
        contexts.clear();
    }
}
