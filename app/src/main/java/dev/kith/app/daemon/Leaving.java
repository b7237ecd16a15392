package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.LeftLine;
import dev.kith.app.outbox.Journal;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Own;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.companion.OwnMailboxes;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.util.Map;
import java.util.Optional;

/// Takes everything away that Kith ever made upstream: messages first, then the mailboxes for gestures. A message is
/// Kith's when this Kith sent it, by ledger or journal; one that merely says so is listed and stays.
final class Leaving {
    private static final String FIELD = "X-Kith";
    private static final int MAIL_OCTETS_MAX = 256 << 10;

    private final Holdings holdings;
    private final Journal journal;
    private final Map<String, Companion> companions;

    Leaving(Holdings holdings, Journal journal, Map<String, Companion> companions) {
        this.holdings = holdings;
        this.journal = journal;
        this.companions = Map.copyOf(companions);
    }

    /// @param remove otherwise it is only listed
    void leave(boolean remove, Lines out) throws Refusal {
        for (var account : companions.entrySet()) {
            if (account.getValue().login() != LoginState.ACCEPTED) {
                throw new Refusal("Kith has no login for " + account.getKey()
                        + ": let your mail program look for mail once, and ask again");
            }
        }
        if (remove) {
            // nothing new is to come while the old goes
            var now = holdings.clock().instant();
            holdings.ledger().say(new Utterance("", new Word.Paused(null), now, "command"));
        }
        for (var account : companions.entrySet()) {
            messages(account.getKey(), account.getValue(), remove, out);
            drafts(account.getKey(), account.getValue(), remove, out);
            if (remove && account.getValue() instanceof OwnMailboxes mailboxes) {
                mailboxes(account.getKey(), mailboxes, out);
            }
        }
    }

    private void messages(String account, Companion companion, boolean remove, Lines out) throws Refusal {
        switch (companion.own(FIELD, null, Companion.Scope.EVERYWHERE)) {
            case Listing.CannotTell(var words) -> throw new Refusal(account + ": " + words);
            case Listing.Listed(var all) -> {
                for (var own : all) {
                    // read before it goes
                    var mail = companion.whole(own.mailbox(), own.uidValidity(), own.uid(), MAIL_OCTETS_MAX);
                    var line = remove ? removed(account, companion, own) : line(account, own, "found", "");
                    out.line(described(line, mail));
                }
            }
        }
    }

    /// Drafts that the user asked for and that still stand among their drafts. What was edited or sent is the user's.
    private void drafts(String account, Companion companion, boolean remove, Lines out) {
        for (var row : holdings.ledger().outbox().all()) {
            if (!row.account().equals(account) || !row.draft() || row.attemptedAt() == null) {
                continue;
            }
            switch (companion.find(row.messageId())) {
                case Lookup.Absent _ -> {}
                case Lookup.CannotTell(var words) ->
                    out.line(new LeftLine(account, row.mailbox(), row.messageId(), "waits", words));
                case Lookup.Found found -> {
                    if (found.mailbox().equals(row.mailbox())) {
                        out.line(draft(account, companion, row, found, remove));
                    }
                }
            }
        }
    }

    private LeftLine draft(String account, Companion companion, OutboxRow row, Lookup.Found found, boolean remove) {
        var whole = companion.whole(found.mailbox(), found.uidValidity(), found.uid(), MAIL_OCTETS_MAX);
        return described(draft(account, companion, row, found, remove, whole), whole);
    }

    private static LeftLine draft(
            String account,
            Companion companion,
            OutboxRow row,
            Lookup.Found found,
            boolean remove,
            Optional<byte[]> whole) {
        if (whole.map(Drafting::print).filter(row.print()::equals).isEmpty()) {
            return new LeftLine(account, found.mailbox(), row.messageId(), "kept", "a draft that you have changed");
        }
        if (!remove) {
            return new LeftLine(account, found.mailbox(), row.messageId(), "found", "a draft that you asked for");
        }
        var end = companion.remove(found.mailbox(), found.uidValidity(), found.uid(), row.messageId());
        return switch (end) {
            case Removed.Gone _ -> new LeftLine(account, found.mailbox(), row.messageId(), "removed", "");
            case Removed.Kept(var why) -> new LeftLine(account, found.mailbox(), row.messageId(), "kept", why);
            case Removed.Later(var why) -> new LeftLine(account, found.mailbox(), row.messageId(), "waits", why);
        };
    }

    /// With its subject and date: nobody knows a mail by its Message-ID.
    private LeftLine described(LeftLine line, Optional<byte[]> mail) {
        return mail.map(holdings.indexer()::read)
                .map(read -> line.about(read.subject(), read.date()))
                .orElse(line);
    }

    private LeftLine removed(String account, Companion companion, Own own) {
        var row = holdings.ledger().outbox().row(own.messageId());
        if (row.isEmpty() && !journal.knows(own.messageId())) {
            return line(account, own, "kept", "this Kith did not send it");
        }
        return switch (companion.remove(own.mailbox(), own.uidValidity(), own.uid(), own.messageId())) {
            case Removed.Gone _ -> line(account, own, "removed", "");
            case Removed.Kept(var why) -> line(account, own, "kept", why);
            case Removed.Later(var why) -> line(account, own, "waits", why);
        };
    }

    private static LeftLine line(String account, Own own, String state, String why) {
        return new LeftLine(account, own.mailbox(), own.messageId(), state, why);
    }

    private static void mailboxes(String account, OwnMailboxes mailboxes, Lines out) {
        for (var steps : GestureMailboxes.ALL.reversed()) {
            var name = String.join("/", steps);
            switch (mailboxes.removeMailbox(steps)) {
                case Removed.Gone _ -> {}
                case Removed.Kept(var why) -> out.line(new LeftLine(account, name, "", "kept", why));
                case Removed.Later(var why) -> out.line(new LeftLine(account, name, "", "waits", why));
            }
        }
    }
}
