package dev.kith.app.setup;

import dev.kith.app.config.Upstream;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Protocol;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A look at the two servers of a mailbox, each named before it is spoken with.
///
/// @param probe looks at a server
/// @param out where the names stand, and what came of it
record Trial(BiFunction<Protocol, Endpoint, Seen> probe, PrintStream out) {
    /// @param road what was known before
    /// @param telling takes sentences for the user
    /// @return the way in, now that the servers were seen
    Road of(Servers servers, Road road, Consumer<String> telling) throws Trouble {
        var imap = endpoint(servers.imap(), Protocol.IMAP);
        var smtp = endpoint(servers.smtp(), Protocol.SMTP);
        var takes = look(Protocol.IMAP, imap, telling);
        look(Protocol.SMTP, smtp, telling);
        var tokensOnly = takes.filter(seen -> !seen.takesPasswords() && seen.takesTokens())
                .isPresent();
        return tokensOnly ? Road.OAUTH : road;
    }

    private Optional<Seen.Reached> look(Protocol protocol, Endpoint endpoint, Consumer<String> telling) {
        out.println("  trying " + endpoint.host() + " port " + endpoint.port() + " (" + protocol + ") ...");
        return switch (probe.apply(protocol, endpoint)) {
            case Seen.Reached reached -> {
                out.println(
                        endpoint.security() == Security.PLAIN
                                ? "    it answers (in the clear, on this machine)."
                                : "    it answers, and its certificate is good.");
                yield Optional.of(reached);
            }
            case Seen.Missed missed -> {
                telling.accept("Kith " + missed.words() + ". " + Remedy.of(missed));
                yield Optional.empty();
            }
        };
    }

    /// A server as it was typed.
    ///
    /// @throws Trouble when it is none
    static String named(String typed, Protocol protocol) throws Trouble {
        if (typed.isBlank()) {
            throw new Trouble("the servers were not found; name them with --imap imaps://host and --smtp smtps://host"
                    + " (your provider's help pages call them incoming and outgoing server)");
        }
        endpoint(typed.strip(), protocol);
        return typed.strip();
    }

    private static Endpoint endpoint(String url, Protocol protocol) throws Trouble {
        try {
            return switch (protocol) {
                case IMAP -> Upstream.imap(url);
                case SMTP -> Upstream.smtp(url);
            };
        } catch (IllegalArgumentException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }
}
