package dev.kith.proxy.relay;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which library does TLS towards upstream. Java's own check judges whom to trust either way (see
/// [Certificates]); why there are two: docs/decisions/0130.
public enum TlsLibrary {
    /// Google's, brought along by netty-tcnative as a native library for some systems.
    BORINGSSL(SslProvider.OPENSSL_REFCNT),
    /// Java's own: fits every system, and knows kinds of keys that BoringSSL does not take.
    JAVA(SslProvider.JDK);

    private final SslProvider provider;

    TlsLibrary(SslProvider provider) {
        this.provider = provider;
    }

    SslProvider provider() {
        return provider;
    }

    /// BoringSSL where its library fits this machine, else Java.
    public static TlsLibrary usual() {
        return Usual.LIBRARY;
    }

    private static final class Usual {
        private static final Logger LOG = LoggerFactory.getLogger(TlsLibrary.class);
        private static final TlsLibrary LIBRARY = found();

        private static TlsLibrary found() {
            if (OpenSsl.isAvailable() && SslProvider.isTlsv13Supported(BORINGSSL.provider)) {
                return BORINGSSL;
            }
            // its cause may name folders of this machine: the kind says enough
            Throwable cause = OpenSsl.unavailabilityCause();
            LOG.info(
                    "TLS is done by Java: no native library fits this machine ({})",
                    cause == null ? "too old" : cause.getClass().getSimpleName());
            return JAVA;
        }
    }
}
