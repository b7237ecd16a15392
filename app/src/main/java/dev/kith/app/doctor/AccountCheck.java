package dev.kith.app.doctor;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.line.StatusLine;
import dev.kith.app.setup.Providers;
import dev.kith.app.setup.Road;
import dev.kith.rules.ledger.Backfill;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Checks what a running daemon and the ledger know of an account: ports, login,
/// mailboxes, what the tap missed.
final class AccountCheck {
    private static final Duration SHOULD_HAVE_COME = Duration.ofMinutes(30);

    private AccountCheck() {}

    /// Whether the ports could be had, when no daemon holds them.
    ///
    /// @param free tells whether an address can be listened on
    static List<Observation> ports(AccountConfig account, Predicate<InetSocketAddress> free) {
        var all = new ArrayList<Observation>();
        port(all, account, account.proxy().imapListen(), "imap", free);
        port(all, account, account.proxy().smtpListen(), "smtp", free);
        return all;
    }

    private static void port(
            List<Observation> all,
            AccountConfig account,
            @Nullable InetSocketAddress listen,
            String key,
            Predicate<InetSocketAddress> free) {
        if (listen == null || listen.getPort() == 0) {
            return;
        }
        var address = listen.getAddress();
        if (address == null) {
            all.add(Observation.problem(
                    "ports",
                    account.name(),
                    "this machine does not know the name " + listen.getHostString(),
                    "write an address of this machine behind listen: under " + key + " in kith.yaml"));
            return;
        }
        var where = address.getHostAddress() + ":" + listen.getPort();
        all.add(
                free.test(listen)
                        ? Observation.ok("ports", account.name(), where + " is free for " + key)
                        : Observation.problem(
                                "ports",
                                account.name(),
                                where + " is taken by another program",
                                "end that program (is it another Kith? kith stop), or give " + key
                                        + " another port with listen: in kith.yaml, and the same one in your mail"
                                        + " program"));
    }

    /// What the daemon says of an account.
    static List<Observation> live(AccountConfig account, StatusLine.Account status, Duration uptime) {
        var all = new ArrayList<Observation>();
        status.listen()
                .forEach((protocol, where) -> all.add(
                        Observation.ok("ports", account.name(), "Kith listens on " + where + " for " + protocol)));
        all.add(
                status.login().equals("none") && status.otherLogins().containsKey("imap")
                        ? Observation.problem(
                                "login",
                                account.name(),
                                "a mail program has signed in, but as \""
                                        + status.otherLogins().get("imap")
                                        + "\", who is another than this account's user",
                                "is it yours, write login: under imap: of this account in kith.yaml; see the daemon's"
                                        + " own words above")
                        : login(account, status.login(), uptime));
        all.add(
                status.tapBlind() == 0
                        ? Observation.ok("tap", account.name(), "every connection was understood")
                        : Observation.note(
                                "tap",
                                account.name(),
                                "on " + status.tapBlind() + " connections the tap lost the grammar",
                                "mail was not touched; what was missed is read later by Kith itself"));
        if (status.observationsDropped() > 0) {
            all.add(Observation.note(
                    "tap",
                    account.name(),
                    status.observationsDropped() + " messages passed faster than they could be indexed",
                    "nothing was lost: Kith reads them from the server later"));
        }
        return all;
    }

    private static Observation login(AccountConfig account, String login, Duration uptime) {
        var imap = account.proxy().imapListen();
        var port = imap == null ? "" : " (server 127.0.0.1, port " + imap.getPort() + ")";
        if (login.equals("none") && !account.listens()) {
            return Observation.problem(
                    "login",
                    account.name(),
                    "Kith has not signed in yet",
                    "kith status says why; then: kith sign-in " + account.name() + ", or mend the command");
        }
        return switch (login) {
            case "accepted" -> Observation.ok("login", account.name(), "your provider has accepted the sign-in");
            case "refused" ->
                Observation.problem("login", account.name(), "your provider refused the sign-in", refused(account));
            case "not-reusable" ->
                Observation.note(
                        "login",
                        account.name(),
                        "your mail program signs in in a way that shows Kith no password",
                        "mail flows; for history and reminders set its authentication to \"Normal password\"");
            default ->
                uptime.compareTo(SHOULD_HAVE_COME) > 0
                        ? Observation.problem(
                                "login",
                                account.name(),
                                "no mail program has signed in for " + uptime.toMinutes() + " minutes",
                                "does it still talk to the provider itself? Point it at Kith" + port)
                        : Observation.note(
                                "login",
                                account.name(),
                                "no mail program has signed in since Kith started",
                                "open it, pointed at Kith" + port);
        };
    }

    /// Many providers say no more than "authentication failed" where they want an app password.
    private static String refused(AccountConfig account) {
        switch (account.signIn()) {
            case SignIn.OAuth _ -> {
                return "sign in anew: kith sign-in " + account.name();
            }
            case SignIn.Command _ -> {
                return "is the password right that the command under sign_in: prints?";
            }
            case SignIn.Client _ -> {}
        }
        var address = account.proxy().address();
        var domain = address.substring(address.indexOf('@') + 1);
        return Providers.shipped()
                .ofDomain(domain)
                .map(p -> p.road() == Road.PASSWORD
                        ? "check the password in your mail program. " + p.more()
                        : p.name() + " takes " + p.road().by() + " and not your usual one: " + p.page())
                .orElse("check user name and password in your mail program; some providers want an app password, made"
                        + " on their web page");
    }

    /// Whether Sent and INBOX were found upstream.
    static Observation mailboxes(AccountConfig account, List<Backfill.Mark> marks) {
        if (marks.isEmpty()) {
            return Observation.note(
                    "folders", account.name(), "no mailbox was read yet", "it begins after the first sign-in");
        }
        var sent = marks.stream().filter(m -> m.role().equals("SENT")).findFirst();
        var all = marks.size() == 1 ? "one mailbox is" : marks.size() + " mailboxes are";
        return sent.map(mark -> Observation.ok(
                        "folders", account.name(), all + " known; what you sent is in \"" + mark.mailbox() + "\""))
                .orElse(Observation.note(
                        "folders",
                        account.name(),
                        all + " known, but none is marked as Sent",
                        "in your mail program, choose where copies of sent mail go; without them Kith does not know"
                                + " whom you answered"));
    }
}
