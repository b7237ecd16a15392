package dev.kith.proxy;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A proxy by hand, to put a mail client in front of and a server behind it:
/// `TryProxy LISTEN-PORT plain|starttls|tls HOST PORT [CA.pem]`. Prints what it sees, and the status at the end of
/// standard input.
final class TryProxy {
    private TryProxy() {}

    static void main(String[] args) throws Exception {
        var upstream =
                new Endpoint(Security.valueOf(args[1].toUpperCase(Locale.ROOT)), args[2], Integer.parseInt(args[3]));
        Trust trust = args.length > 4 ? new Trust.Authority(Path.of(args[4])) : new Trust.Platform();
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        var account = new Account("try", "alice@example.org", listen, upstream, null, upstream, trust, ClientTls.NONE);
        var logins = new Logins();
        try (var proxy = new Proxy(
                List.of(account),
                sighting -> {
                    IO.println(sighting.source() + " " + sighting.outcome() + " " + sighting.mailbox() + " uid "
                            + sighting.uid() + " of " + sighting.uidValidity() + " octets "
                            + sighting.octets().length + " of " + sighting.size());
                    return true;
                },
                logins,
                new NoDesk(),
                ProxyLimits.USUAL,
                InstantSource.system(),
                null)) {
            proxy.start();
            IO.println("listening on " + proxy.imapAddress("try"));
            while (IO.readln() != null) {
                IO.println(proxy.status(_ -> LoginState.NONE));
            }
        }
    }

    private static final class Logins implements LoginListener {
        @Override
        public void accepted(String account, Protocol protocol, Login login) {
            IO.println("accepted " + login);
            login.wipe();
        }

        @Override
        public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
            IO.println("accepted, not reusable: " + mechanism);
        }

        @Override
        public void refused(String account, Protocol protocol) {
            IO.println("refused");
        }

        @Override
        public void departed(String account, Protocol protocol) {
            IO.println("departed");
        }
    }

    /// Knows no control mail.
    private static final class NoDesk implements ControlDesk {
        @Override
        public boolean knows(String account, String reversePath, String forwardPath) {
            return false;
        }

        @Override
        public void take(ControlMail mail, Consumer<Taken> answer) {
            answer.accept(Taken.REFUSED);
        }
    }
}
