package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Trouble.Kind;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.tap.Login;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// One stay at the user's server: signed in when it exists, left with LOGOUT when it is closed.
final class Session implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Wire wire;
    private final Upstream upstream;
    private final Mailboxes mailboxes;
    private long octetsTaken;

    private Session(Wire wire, Upstream upstream, Mailboxes mailboxes) {
        this.wire = wire;
        this.upstream = upstream;
        this.mailboxes = mailboxes;
    }

    /// @param connected gets the connection as soon as there is one, so that it can be broken off
    static Session open(Endpoint endpoint, Tls tls, Login login, Settings settings, Consumer<Wire> connected)
            throws Trouble {
        var wire = Wire.open(endpoint, tls, settings.connectTimeout(), settings.readTimeout());
        connected.accept(wire);
        try {
            new SignIn(wire).run(endpoint.security(), tls, login);
            // a batch holds about so much; what a server adds to it unasked has room, an endless one has not
            var upstream = new Upstream(wire, 8L * settings.batchOctets() + (32 << 20));
            upstream.introduce();
            return new Session(wire, upstream, Mailboxes.ask(upstream));
        } catch (IOException | GeneralSecurityException e) {
            wire.abort();
            throw new Trouble(Kind.LOST, "sign-in at " + endpoint.host() + ": " + Trouble.words(e));
        } catch (Trouble e) {
            wire.abort();
            throw e;
        }
    }

    Upstream upstream() {
        return upstream;
    }

    /// All of the user's own, whatever they are for.
    List<Mailbox> mailboxes() {
        return mailboxes.all();
    }

    /// The server's name for a mailbox of the user's own.
    String name(List<String> steps) {
        return mailboxes.name(steps);
    }

    /// Those that history is read from, in order.
    List<Mailbox> historyMailboxes(Settings settings) {
        var gmail = upstream.isGmail() && mailboxes().stream().anyMatch(mailbox -> mailbox.use() == Mailbox.Use.ALL);
        return mailboxes().stream()
                .filter(mailbox -> mailbox.isHistory(gmail))
                .filter(mailbox -> settings.excluded().stream()
                        .noneMatch(name -> mailbox.name().equals(name)
                                || mailbox.name().startsWith(name + "/")
                                || mailbox.name().startsWith(name + ".")))
                .toList();
    }

    /// Octets that upstream has sent since the last call.
    long takeOctets() {
        var since = wire.octets() - octetsTaken;
        octetsTaken = wire.octets();
        return since;
    }

    @Override
    public void close() {
        try {
            wire.patience(FAREWELL);
            upstream.leave();
        } catch (IOException _) {
            // broken off already
        } finally {
            wire.close();
        }
    }
}
