package dev.kith.bench.relay;

import java.io.IOException;

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
    public Cpu cpu() {
        return Cpu.NONE;
    }

    @Override
    public void close() {}
}
