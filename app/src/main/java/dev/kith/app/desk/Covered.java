package dev.kith.app.desk;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.indexer.Importer;
import dev.kith.indexer.history.Coverage;
import dev.kith.rules.ledger.Backfill;
import dev.kith.rules.ledger.Ledger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Since when each account's mail is known without gaps, worked out from how far its mailboxes were read.
public final class Covered {
    private static final String SENT = "SENT";
    private static final String INBOX = "INBOX";

    private Covered() {}

    /// All accounts. An import counts as whole: what it holds is all there is of it. An account that nobody ever
    /// signed in to says nothing while there is an import to judge by.
    public static Coverage of(Optional<Config> config, Ledger ledger, Instant now) {
        var since = new HashMap<String, Instant>();
        if (!ledger.sources().imports().isEmpty()) {
            since.put(Importer.SOURCE, Instant.EPOCH);
        }
        var imported = !since.isEmpty();
        for (var account : config.map(Config::accounts).orElse(List.of())) {
            var marks = ledger.backfill(account.name()).all();
            if (!imported || !marks.isEmpty()) {
                since.put(account.name(), since(account, marks, now).orElse(Instant.MAX));
            }
        }
        return new Coverage(since);
    }

    /// The later of INBOX and Sent: silence can be told only where both sides of it are known. Sent is read first,
    /// so an account without a mark for it has no such mailbox.
    public static Optional<Instant> since(AccountConfig account, List<Backfill.Mark> marks, Instant now) {
        if (marks.stream().noneMatch(m -> m.role().equals(INBOX))) {
            return Optional.empty();
        }
        var beginning = now.atZone(ZoneId.of("UTC")).minus(account.history()).toInstant();
        var latest = beginning;
        for (var mark : marks) {
            if (mark.complete() || !(mark.role().equals(SENT) || mark.role().equals(INBOX))) {
                continue;
            }
            var oldest = mark.oldest();
            if (oldest == null) {
                return Optional.empty();
            }
            latest = oldest.isAfter(latest) ? oldest : latest;
        }
        return Optional.of(latest);
    }
}
