package dev.kith.app.daemon;

import dev.kith.indexer.Indexer;
import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Companion.Role;
import dev.kith.rules.ledger.Backfill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// How far an account was read, kept in the ledger.
final class LedgerMarks implements Marks {
    private final String account;
    private final Backfill ledger;
    private final Indexer indexer;
    private final Set<String> sentMailboxes;

    /// @param sentMailboxes learns which mailboxes hold what was sent
    LedgerMarks(String account, Backfill ledger, Indexer indexer, Set<String> sentMailboxes) {
        this.account = account;
        this.ledger = ledger;
        this.indexer = indexer;
        this.sentMailboxes = sentMailboxes;
    }

    /// Nothing is read yet.
    void forget() {
        ledger.all().forEach(mark -> ledger.remove(mark.mailbox()));
    }

    @Override
    public List<Mark> all() {
        return ledger.all().stream()
                .map(m -> new Mark(
                        m.mailbox(),
                        Role.valueOf(m.role()),
                        m.uidValidity(),
                        m.lowestUid(),
                        m.highestUid(),
                        m.read(),
                        m.total(),
                        m.complete(),
                        m.oldest()))
                .toList();
    }

    @Override
    public void found(String mailbox, Role role) {
        if (role == Role.SENT) {
            sentMailboxes.add(mailbox);
        }
    }

    @Override
    public void put(Mark m) {
        ledger.put(new Backfill.Mark(
                m.mailbox(),
                m.role().name(),
                m.uidValidity(),
                m.lowestUid(),
                m.highestUid(),
                m.read(),
                m.total(),
                m.complete(),
                m.oldest()));
    }

    @Override
    public void voided(String mailbox) {
        ledger.remove(mailbox);
        try {
            indexer.voided(account, mailbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long octetsToday(Instant now) {
        return ledger.octets(now);
    }

    @Override
    public void addOctets(Instant now, long octets) {
        ledger.addOctets(now, octets);
    }
}
