package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kith.proxy.companion.Companion;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.reminder.ReminderMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// As much of a Kith as has to do with exactly once: a data folder with ledger and journal, and the outbox on them.
final class Kith implements AutoCloseable {
    static final String ID = "<0123456789abcdef0123456789abcdef@kith.invalid>";
    static final String ACCOUNT = "work";

    private final Ledger ledger;
    private final Journal journal;
    final Outbox outbox;
    final List<Reason> reasons = new ArrayList<>();
    boolean refreshes = true;
    boolean holds = true;
    boolean waits;

    private Kith(Ledger ledger, Journal journal) {
        this.ledger = ledger;
        this.journal = journal;
        this.outbox = new Outbox(ledger.outbox(), journal, Limits.USUAL);
    }

    static Kith on(Path folder) throws Exception {
        Files.createDirectories(folder);
        return new Kith(Ledger.open(folder), Journal.open(folder.resolve("outbox.journal")));
    }

    Reason plan(Instant now) {
        var octets = ("Message-ID: " + ID + "\r\nX-Kith: reminder\r\n\r\nAnna Berg has not answered.\r\n")
                .getBytes(US_ASCII);
        var reason = outbox.plan(
                new ReminderMail(ID, octets), ACCOUNT, "INBOX", List.of(new Part(ID, "anna", "nudge", "e1")), now);
        reasons.add(reason);
        return reason;
    }

    /// A digest, which has a name of its own and tells of several people.
    Reason planDigest(String name, Instant now, String... people) {
        var parts = Arrays.stream(people)
                .map(person -> new Part(part(person), person, "quiet", "e1"))
                .toList();
        var ids = String.join("\r\n ", parts.stream().map(Part::id).toList());
        var octets = ("Message-ID: <" + name + "@kith.invalid>\r\nX-Kith: reminder\r\n " + ids
                        + "\r\n\r\nA good week.\r\n")
                .getBytes(US_ASCII);
        return outbox.plan(new ReminderMail("<" + name + "@kith.invalid>", octets), ACCOUNT, "INBOX", parts, now);
    }

    static String part(String person) {
        return "<" + person + ".e1@kith.invalid>";
    }

    boolean tells(String person) {
        return ledger.outbox().tells(new Part(part(person), person, "quiet", "e1"));
    }

    List<Reason> step(Companion companion, Instant now) {
        var correspondence = new Correspondence() {
            @Override
            public boolean refresh(String account) {
                return refreshes;
            }

            @Override
            public boolean answers(OutboxRow row) {
                return false;
            }

            @Override
            public boolean waits(OutboxRow row, Instant when) {
                return waits;
            }

            @Override
            public boolean holds(OutboxRow row, Instant when) {
                return holds;
            }
        };
        var decided = outbox.step(ACCOUNT, companion, correspondence, now).stream()
                .map(Decision::reason)
                .toList();
        reasons.addAll(decided);
        return decided;
    }

    OutboxRow row() {
        return ledger.outbox().row(ID).orElseThrow();
    }

    void backUp(Path file) throws IOException {
        Files.deleteIfExists(file);
        ledger.copyTo(file);
    }

    /// Puts an older ledger in place of a closed Kith's; the journal stays.
    static void restore(Path backup, Path folder) throws IOException {
        for (var old : List.of("ledger.db-wal", "ledger.db-shm")) {
            Files.deleteIfExists(folder.resolve(old));
        }
        Files.copy(backup, folder.resolve("ledger.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        journal.close();
    }
}
