package dev.kith.bench.relay;

import java.io.IOException;
import java.time.Duration;

/// No proxy at all: the client speaks to the stubs as the proxies do, with TLS where they use it.
record Direct(int imap, int submission, Certificate certificate, boolean tls) implements Way {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Wire connect(int port) throws IOException {
        return new Wire(tls ? certificate.socket(port) : Wire.plain(port));
    }

    @Override
    public Duration cpu() {
        return Duration.ZERO;
    }

    @Override
    public void close() {}
}
