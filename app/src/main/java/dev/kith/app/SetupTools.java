package dev.kith.app;

import dev.kith.app.setup.Asking;
import dev.kith.app.setup.Discovery;
import dev.kith.app.setup.DnsNames;
import dev.kith.app.setup.HttpsWeb;
import dev.kith.app.setup.Providers;
import dev.kith.app.setup.Setup;
import dev.kith.proxy.probe.Probe;
import dev.kith.proxy.relay.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// What the steps of set-up need of this machine and its network.
///
/// @param taken ports that are spoken for already, whether somebody listens there or not
record SetupTools(Set<Integer> taken) {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int PAGE_OCTETS_MAX = 200_000;

    /// @param screen where each host stands before it is asked
    static Discovery discovery(PrintStream screen) {
        try {
            var web = new HttpsWeb(SSLContext.getDefault(), PATIENCE, PAGE_OCTETS_MAX);
            return new Discovery(
                    Providers.shipped(), web, DnsNames.SYSTEM, host -> screen.println("  asking " + host + " ..."));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Setup setup(Asking asking, PrintStream screen) {
        return new Setup(
                discovery(screen),
                (protocol, endpoint) -> Probe.USUAL.look(protocol, endpoint, new Trust.Platform()),
                this::holder,
                asking,
                screen);
    }

    private String holder(int port) {
        if (taken.contains(port)) {
            return "another account";
        }
        return free(port) ? "" : "another program (another Kith?)";
    }

    static boolean free(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
