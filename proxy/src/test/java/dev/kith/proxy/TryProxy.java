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
import dev.kith.proxy.tap.Sighting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A proxy by hand, to put a mail client in front of and a server behind it:
/// `TryProxy IMAP-LISTEN SMTP-LISTEN plain|starttls|tls HOST IMAP-PORT SMTP-PORT [CA.pem]`. Prints what it sees, and
/// its status for every line of standard input.
final class TryProxy {
    private TryProxy() {}

    static void main(String[] args) throws Exception {
        Security security = Security.valueOf(args[2].toUpperCase(Locale.ROOT));
        var imap = new Endpoint(security, args[3], Integer.parseInt(args[4]));
        var smtp = new Endpoint(security, args[3], Integer.parseInt(args[5]));
        Trust trust = args.length > 6 ? new Trust.Authority(Path.of(args[6])) : new Trust.Platform();
        var account = new Account(
                "try", "alice@example.org", listen(args[0]), imap, listen(args[1]), smtp, trust, ClientTls.NONE);
        var watcher = new Watcher();
        try (var proxy = new Proxy(
                List.of(account), TryProxy::seen, watcher, watcher, ProxyLimits.USUAL, InstantSource.system(), null)) {
            proxy.start();
            IO.println("listening on " + proxy.imapAddress("try") + " and " + proxy.smtpAddress("try"));
            while (IO.readln() != null) {
                IO.println(proxy.status(_ -> LoginState.NONE));
            }
        }
    }

    private static InetSocketAddress listen(String port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    private static boolean seen(Sighting sighting) {
        IO.println(sighting.source() + " " + sighting.outcome() + " " + sighting.mailbox() + " uid " + sighting.uid()
                + " of " + sighting.uidValidity() + " octets " + sighting.octets().length + " of " + sighting.size());
        return true;
    }

    private static final class Watcher implements LoginListener, ControlDesk {
        @Override
        public void accepted(String account, Protocol protocol, Login login) {
            IO.println(protocol + " accepted " + login);
            login.wipe();
        }

        @Override
        public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
            IO.println(protocol + " accepted, not reusable: " + mechanism);
        }

        @Override
        public void refused(String account, Protocol protocol) {
            IO.println(protocol + " refused");
        }

        @Override
        public void departed(String account, Protocol protocol) {
            IO.println(protocol + " departed");
        }

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
