package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.protocol.ListInfo;

/// A mailbox of the user's own, and what it is for.
///
/// @param name decoded
record Mailbox(String name, Use use) {
    /// The special uses of RFC 6154 that matter here.
    enum Use {
        SENT,
        INBOX,
        ARCHIVE,
        PLAIN,
        ALL,
        DRAFTS,
        TRASH,
        JUNK,
        /// A view of messages that are somewhere else: flagged, important.
        VIEW
    }

    private static final Map<String, Use> ATTRIBUTES = Map.ofEntries(
            Map.entry("\\sent", Use.SENT),
            Map.entry("\\drafts", Use.DRAFTS),
            Map.entry("\\trash", Use.TRASH),
            Map.entry("\\junk", Use.JUNK),
            Map.entry("\\spam", Use.JUNK),
            Map.entry("\\archive", Use.ARCHIVE),
            Map.entry("\\all", Use.ALL),
            Map.entry("\\allmail", Use.ALL),
            Map.entry("\\flagged", Use.VIEW),
            Map.entry("\\starred", Use.VIEW),
            Map.entry("\\important", Use.VIEW));

    /// The user's own mailboxes in the order in which history is read.
    ///
    /// @param own whether a name is none of another user's or of a shared namespace
    static List<Mailbox> sorted(Collection<ListInfo> listed, Predicate<String> own) {
        var found = new ArrayList<Mailbox>();
        var unnamed = new ArrayList<ListInfo>();
        var used = new HashSet<Use>();
        for (var info : listed) {
            if (!exists(info) || !own.test(info.name)) {
                continue;
            }
            var use = info.name.equalsIgnoreCase("INBOX") ? Optional.of(Use.INBOX) : byAttribute(info);
            use.ifPresent(used::add);
            use.ifPresentOrElse(is -> found.add(new Mailbox(info.name, is)), () -> unnamed.add(info));
        }
        for (var info : unnamed) {
            var use = byName(info).filter(is -> !used.contains(is)).orElse(Use.PLAIN);
            found.add(new Mailbox(info.name, use));
        }
        found.sort(Comparator.comparing(Mailbox::use).thenComparing(Mailbox::name));
        return found;
    }

    /// \NonExistent implies \Noselect (RFC 5258, 3.4): a name that stands only above others.
    private static boolean exists(ListInfo info) {
        return info.canOpen && Arrays.stream(info.attrs).noneMatch("\\NonExistent"::equalsIgnoreCase);
    }

    private static Optional<Use> byAttribute(ListInfo info) {
        for (var attribute : info.attrs) {
            var use = ATTRIBUTES.get(attribute.toLowerCase(Locale.ROOT));
            if (use != null) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    /// By the name's last step, at the top or one below (`INBOX.Sent`, `[Google Mail]/Gesendet`).
    private static Optional<Use> byName(ListInfo info) {
        var lower = info.name.toLowerCase(Locale.ROOT);
        var step = lower.lastIndexOf(info.separator);
        if (step >= 0 && lower.indexOf(info.separator) != step) {
            return Optional.empty();
        }
        return MailboxNames.useOf(lower.substring(step + 1));
    }

    /// Whether history is read from here.
    ///
    /// @param gmail there All Mail holds what every other mailbox shows; elsewhere it repeats them
    boolean isHistory(boolean gmail) {
        return switch (use) {
            case SENT, INBOX -> true;
            case ARCHIVE, PLAIN -> !gmail;
            case ALL -> gmail;
            case DRAFTS, TRASH, JUNK, VIEW -> false;
        };
    }

    Role role() {
        return switch (use) {
            case SENT -> Role.SENT;
            case INBOX -> Role.INBOX;
            case ARCHIVE, PLAIN, ALL, DRAFTS, TRASH, JUNK, VIEW -> Role.OTHER;
        };
    }

    /// Whether a gesture on one of Kith's messages may have put it here.
    boolean isNear() {
        return switch (use) {
            case INBOX, ARCHIVE, ALL, TRASH -> true;
            case PLAIN -> name.equals("Kith") || name.matches("(INBOX.)?Kith[^\\w].*");
            case SENT, DRAFTS, JUNK, VIEW -> false;
        };
    }
}
