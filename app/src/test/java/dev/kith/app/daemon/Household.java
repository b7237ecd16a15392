package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.demo.SampleRules;
import dev.kith.app.desk.Desk;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.DraftLine;
import dev.kith.app.line.StatusLine;
import dev.kith.app.outbox.Journal;
import dev.kith.app.outbox.Limits;
import dev.kith.app.outbox.ScriptedUpstream;
import dev.kith.indexer.Mail;
import dev.kith.indexer.history.History;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.rules.Finding;
import dev.kith.rules.ledger.Backfill.Mark;
import dev.kith.rules.reminder.Wording;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Alice's Kith without sockets: index, ledger, reminders and postbox on a folder, her server played by a script, and
/// a clock that the test moves.
final class Household implements AutoCloseable, Desk.Life {
    static final String ACCOUNT = "work";
    static final String ALICE = "alice@example.org";
    static final String ANNA = "anna@example.net";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    final ScriptedUpstream upstream = new ScriptedUpstream();
    final Holdings holdings;
    final Mailroom mailroom;
    final Desk desk;
    final AtomicInteger changes = new AtomicInteger();
    private final Journal journal;
    Set<String> noLogin = Set.of();
    private Instant now;
    private int count;

    Household(Path folder, Instant start) throws Exception {
        now = start;
        upstream.now = start;
        var config = config(folder);
        SampleRules.in(folder);
        holdings = Holdings.open(Optional.of(config), DataFolder.prepare(folder.resolve("data")), true, () -> now);
        journal = Journal.open(folder.resolve("outbox.journal"));
        mailroom = new Mailroom(
                config,
                holdings,
                Wording.packaged("en"),
                journal,
                Limits.USUAL,
                new Mailroom.Surroundings(
                        Map.of(ACCOUNT, upstream.companion(_ -> {})),
                        _ -> true,
                        this::noLogin,
                        true,
                        this::changed,
                        _ -> {}));
        desk = new Desk(holdings, () -> now, this);
        for (var mailbox : List.of("Sent", "INBOX")) {
            var role = mailbox.toUpperCase(Locale.ROOT);
            holdings.ledger().backfill(ACCOUNT).put(new Mark(mailbox, role, 7, 1, 1, 1, 1, true, Instant.EPOCH));
        }
    }

    private static Config config(Path folder) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var account = new Account(
                ACCOUNT,
                ALICE,
                loopback,
                new Endpoint(Security.PLAIN, "127.0.0.1", 1),
                loopback,
                new Endpoint(Security.PLAIN, "127.0.0.1", 1),
                new Trust.Platform(),
                Account.ClientTls.NONE);
        return new Config(
                folder.resolve("kith.yaml"),
                List.of(new AccountConfig(account, List.of(), Period.ofYears(10), 500_000_000, List.of())),
                new Config.Owner("Alice", ZoneId.of("UTC"), "en"),
                new Config.Reminders(true, false, false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Instant now() {
        return now;
    }

    /// How many mails there are; the last one's Message-ID holds the number.
    int mails() {
        return count;
    }

    void pass(Duration time) {
        now = now.plus(time);
        upstream.now = now;
    }

    void sent(Duration ago, String text, String... headers) throws Exception {
        mail(ALICE, ANNA, ago, text, headers);
    }

    void received(Duration ago, String text, String... headers) throws Exception {
        mail(ANNA, ALICE, ago, text, headers);
    }

    void mail(String from, String to, Duration ago, String text, String... headers) throws Exception {
        var date = now.minus(ago);
        var id = ++count;
        var octets = ("From: " + from + "\r\nTo: " + to + "\r\nDate: " + DATE.format(date) + "\r\nSubject: Survey\r\n"
                        + String.join("", List.of(headers)) + "Message-ID: <m" + id + "@example.org>\r\n\r\n" + text
                        + "\r\n")
                .getBytes(UTF_8);
        var mailbox = from.equals(ALICE) ? "Sent" : "INBOX";
        holdings.indexer()
                .add(new Mail(
                        ACCOUNT, null, mailbox, 7, id, null, List.of(), octets, false, octets.length, date, null));
        holdings.indexer().refresh();
    }

    /// Two who write to each other, and a question of Alice's that stands for ten days.
    void unanswered() throws Exception {
        for (var days : new int[] {80, 60, 40, 20}) {
            received(Duration.ofDays(days), "Dear Alice, the pilot went well and the school was glad. Anna");
            sent(Duration.ofDays(days).minusHours(20), "Dear Anna, thank you, I was glad to read it. Alice");
        }
        sent(Duration.ofDays(10), "Dear Anna, could you send me the list of the schools by Friday? Alice");
    }

    /// Judges, and waits until the outbox has done what can be done.
    void judge() {
        mailroom.judge();
        settle();
    }

    /// Lets the outbox do what is due.
    void settle() {
        mailroom.await(ACCOUNT);
    }

    @Override
    public StatusLine status(StatusLine folder) {
        return folder;
    }

    @Override
    public Set<String> noLogin() {
        return noLogin;
    }

    @Override
    public DraftLine draft(History history, Optional<Finding> finding, @Nullable String text) throws Refusal {
        return mailroom.draft(history, finding, text);
    }

    @Override
    public Desk.Withdrawn withdraw(Set<String> persons) {
        return new Desk.Withdrawn(0, 0);
    }

    @Override
    public void changed() {
        changes.incrementAndGet();
    }

    @Override
    public void stop() {}

    @Override
    public void close() throws Exception {
        mailroom.close();
        journal.close();
        holdings.close();
    }
}
