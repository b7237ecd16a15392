package dev.kith.app.doctor;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.setup.Remedy;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Looks at an account's two servers from outside: the way to them, their certificates, what they offer, their clock.
final class ServerCheck {
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration CLOCK_OFF = Duration.ofMinutes(5);

    private ServerCheck() {}

    static List<Observation> look(AccountConfig account, Doctor.Look look, Instant now) {
        var all = new ArrayList<Observation>();
        var proxy = account.proxy();
        one(
                all,
                account,
                Protocol.IMAP,
                proxy.imapUpstream(),
                look.at(Protocol.IMAP, proxy.imapUpstream(), proxy.trust()),
                now);
        var outgoing = proxy.smtpUpstream();
        if (outgoing != null) {
            one(all, account, Protocol.SMTP, outgoing, look.at(Protocol.SMTP, outgoing, proxy.trust()), now);
        }
        return all;
    }

    private static void one(
            List<Observation> all,
            AccountConfig account,
            Protocol protocol,
            Endpoint endpoint,
            Seen seen,
            Instant now) {
        var where = protocol + " at " + endpoint.host() + ":" + endpoint.port();
        switch (seen) {
            case Seen.Missed missed ->
                all.add(Observation.problem("server", account.name(), "Kith " + missed.words(), Remedy.of(missed)));
            case Seen.Reached reached -> {
                all.add(Observation.ok("server", account.name(), where + " answers"));
                certificate(all, account, where, endpoint, reached, now);
                offers(all, account, protocol, where, reached);
                clock(all, account, where, reached, now);
            }
        }
    }

    private static void certificate(
            List<Observation> all,
            AccountConfig account,
            String where,
            Endpoint endpoint,
            Seen.Reached reached,
            Instant now) {
        var shown = reached.certificate();
        if (shown == null) {
            if (endpoint.security() == Security.PLAIN) {
                all.add(Observation.ok("tls", account.name(), where + " is on this machine and plain"));
            }
            return;
        }
        var left = Duration.between(now, shown.chainUntil());
        var words = where + ": the certificate chain is good for " + left.toDays() + " days more";
        all.add(
                left.compareTo(SOON) < 0
                        ? Observation.note(
                                "tls",
                                account.name(),
                                words,
                                "the provider should renew it in time; after that every mail program refuses")
                        : Observation.ok("tls", account.name(), words));
    }

    private static void offers(
            List<Observation> all, AccountConfig account, Protocol protocol, String where, Seen.Reached reached) {
        var words = where + " offers " + String.join(" ", new TreeSet<>(reached.capabilities()));
        var tokensOnly = !reached.takesPasswords() && reached.takesTokens();
        if (tokensOnly && account.signIn() instanceof SignIn.Client) {
            all.add(Observation.note(
                    "capabilities",
                    account.name(),
                    words,
                    "it takes no passwords: set sign_in: { oauth: ... } for this account, see docs/oauth.md"));
            return;
        }
        if (protocol == Protocol.IMAP && !reached.capabilities().contains("UIDPLUS")) {
            all.add(Observation.note(
                    "capabilities",
                    account.name(),
                    words,
                    "without UIDPLUS before sign-in Kith may not be able to take its own reminders away again; many"
                            + " servers offer it only after sign-in, which is fine"));
            return;
        }
        all.add(Observation.ok("capabilities", account.name(), words));
    }

    private static void clock(
            List<Observation> all, AccountConfig account, String where, Seen.Reached reached, Instant now) {
        var its = reached.itsTime();
        if (its == null) {
            return;
        }
        var off = Duration.between(its, now);
        all.add(
                off.abs().compareTo(CLOCK_OFF) > 0
                        ? Observation.problem(
                                "clock",
                                account.name(),
                                "this machine's clock is " + Math.abs(off.toMinutes()) + " minutes "
                                        + (off.isNegative() ? "behind " : "ahead of ") + where,
                                "set the clock by the network; reminders come at the wrong time, and sign-in may fail")
                        : Observation.ok("clock", account.name(), "the clock agrees with " + where));
    }
}
