package dev.kith.app.daemon;

import dev.kith.indexer.Indexer;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Companion.Present;
import dev.kith.proxy.companion.Companion.Reading.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out of the index what is gone from every mailbox of an account. What comes in while it looks is not touched.
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final String account;
    private final Companion companion;
    private final Marks marks;
    private final Indexer indexer;
    private final HistoryThread history;

    Sweep(String account, Companion companion, Marks marks, Indexer indexer, HistoryThread history) {
        this.account = account;
        this.companion = companion;
        this.marks = marks;
        this.indexer = indexer;
        this.history = history;
    }

    /// @return whether all of the account was looked at
    boolean run() {
        try {
            var known = known();
            var seen = new HashMap<String, Present>();
            var end = companion.sweep(present -> seen.put(present.mailbox(), present));
            if (end.state() != State.COMPLETE || renumbered(seen)) {
                return false;
            }
            history.perform(() -> {
                var gone = 0;
                for (var mailbox : known.entrySet()) {
                    gone += retain(mailbox.getKey(), seen.get(mailbox.getKey()), mailbox.getValue());
                }
                if (gone > 0) {
                    LOG.info("{}: {} messages are gone upstream and left the index", account, gone);
                }
            });
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.warn("{}: what is gone upstream is looked for later: {}", account, e.getMessage());
            return false;
        }
    }

    /// A mailbox that has other numbers than when it was read is read again first. Swept by them, all of it would go;
    /// and where each look gives others, "complete" would stand beside an empty index.
    private boolean renumbered(Map<String, Present> seen) {
        return marks.all().stream()
                .anyMatch(mark -> seen.containsKey(mark.mailbox())
                        && seen.get(mark.mailbox()).uidValidity() != mark.uidValidity());
    }

    /// The highest UID indexed of each mailbox, before upstream is looked at.
    private Map<String, Long> known() throws IOException {
        var known = new HashMap<String, Long>();
        for (var mailbox : indexer.mailboxes(account)) {
            if (!mailbox.isEmpty()) {
                known.put(mailbox, indexer.highestUid(account, mailbox));
            }
        }
        return known;
    }

    private int retain(String mailbox, @Nullable Present present, long upTo) throws IOException {
        if (present == null) {
            return indexer.retain(account, mailbox, 0, List.of(), upTo);
        }
        var uids = new ArrayList<Long>(present.uids().length);
        Arrays.stream(present.uids()).forEach(uids::add);
        return indexer.retain(account, mailbox, present.uidValidity(), uids, upTo);
    }
}
