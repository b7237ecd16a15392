package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.DraftsMailbox;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Own;
import dev.kith.proxy.companion.Companion.Scope;
import dev.kith.proxy.companion.Mailbox.Use;
import dev.kith.proxy.companion.Trouble.Kind;
import jakarta.mail.Flags.Flag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;

/// Where the messages are that Kith made: looked for, listed, read. Within one session; nothing is changed.
final class OwnMessages {
    /// What may be searched for: strangers' octets must not become a command of Kith's (trap L6).
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,76}");
    private static final Pattern TOLD = Pattern.compile("<[^<>\\s]{1,200}>");
    private static final String FLAGS_AND_ID = "UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-KITH)]";
    private static final DateTimeFormatter IMAP_DATE =
            DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// A digest tells of three people.
    private static final int TOLD_MAX = 10;

    /// A search index may lag by this many messages.
    private static final int NEWEST = 50;

    private final Session session;
    private final Upstream upstream;

    OwnMessages(Session session) {
        this.session = session;
        this.upstream = session.upstream();
    }

    static boolean isSafe(String messageId) {
        return MESSAGE_ID.matcher(messageId).matches();
    }

    static boolean isField(String name) {
        return FIELD.matcher(name).matches();
    }

    DraftsMailbox drafts() throws Trouble {
        return session.mailboxes().stream()
                .filter(mailbox -> mailbox.use() == Use.DRAFTS)
                .findFirst()
                .<DraftsMailbox>map(mailbox -> new DraftsMailbox.Named(mailbox.name()))
                .orElseGet(DraftsMailbox.None::new);
    }

    /// INBOX first, then where a message goes when the user is done with it, then everywhere.
    Lookup find(String messageId) throws Trouble {
        var inbox = new Lookup.Absent(0, 0, 0);
        var inInbox = new long[0];
        for (var mailbox : session.mailboxes()) {
            if (mailbox.isNear() && mailbox.use() != Use.PLAIN) {
                var info = upstream.open(mailbox.name());
                var uids = searched(messageId);
                if (mailbox.use() == Use.INBOX) {
                    inInbox = info.total > 0 ? upstream.search(new Argument().writeAtom("ALL")) : new long[0];
                    Arrays.stream(inInbox)
                            .skip(Math.max(0, inInbox.length - NEWEST))
                            .forEach(uids::add);
                    inbox = new Lookup.Absent(info.uidvalidity, info.uidnext, unbroken(inInbox, info.uidnext));
                }
                var found = found(mailbox, info.uidvalidity, uids, messageId);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        // Gmail's All Mail was among the near ones, and holds all but what is in Spam
        for (var mailbox : session.mailboxes()) {
            var use = mailbox.use();
            var near = mailbox.isNear() && use != Use.PLAIN;
            if (!near && use != Use.VIEW && (!upstream.isGmail() || use == Use.JUNK)) {
                var found = far(mailbox, messageId);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        if (inbox.uidValidity() > 0 && inbox.uidNext() <= 0) {
            // what came between the search and this makes the answer more careful, not less
            var uidNext = upstream.uidNext("INBOX");
            return new Lookup.Absent(inbox.uidValidity(), uidNext, unbroken(inInbox, uidNext));
        }
        return inbox;
    }

    /// In a mailbox where it hardly is.
    private Optional<Lookup> far(Mailbox mailbox, String messageId) throws Trouble {
        var info = openIfThere(mailbox);
        return info.isEmpty() || info.get().total == 0
                ? Optional.empty()
                : found(mailbox, info.get().uidvalidity, searched(messageId), messageId);
    }

    /// A mailbox without a special use that cannot be opened does not keep every reminder from being sent.
    private Optional<MailboxInfo> openIfThere(Mailbox mailbox) throws Trouble {
        try {
            return Optional.of(upstream.open(mailbox.name()));
        } catch (Trouble trouble) {
            if (trouble.kind() == Kind.NO && mailbox.use() != Use.INBOX && mailbox.use() != Use.TRASH) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private NavigableSet<Long> searched(String messageId) throws Trouble {
        var criteria =
                new Argument().writeAtom("HEADER").writeAtom("Message-ID").writeString(messageId);
        var uids = new TreeSet<Long>();
        Arrays.stream(upstream.search(criteria)).forEach(uids::add);
        return uids;
    }

    private Optional<Lookup> found(Mailbox mailbox, long uidValidity, NavigableSet<Long> uids, String messageId)
            throws Trouble {
        var found = described(mailbox, uidValidity, List.copyOf(uids)).stream()
                .filter(own -> own.messageId().equals(messageId))
                .map(Own::uid)
                .sorted()
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lookup.Found(
                        mailbox.name(), uidValidity, found.getFirst(), found.subList(1, found.size())));
    }

    /// @param uids all there are, ascending; some may have come after `uidNext` was told
    static long unbroken(long[] uids, long uidNext) {
        var from = uidNext;
        for (var i = uids.length - 1; i >= 0 && uids[i] >= from - 1; i--) {
            from = Math.min(from, uids[i]);
        }
        return from;
    }

    Listing list(String headerField, @Nullable Instant since, Scope scope) throws Trouble {
        var found = new ArrayList<Own>();
        for (var mailbox : session.mailboxes()) {
            if (mailbox.use() != Use.VIEW && (scope == Scope.EVERYWHERE || mailbox.isNear())) {
                var info = openIfThere(mailbox);
                if (info.isEmpty()) {
                    continue;
                }
                var criteria = new Argument();
                if (since != null) {
                    criteria.writeAtom("SINCE").writeAtom(IMAP_DATE.format(since));
                }
                criteria.writeAtom("HEADER").writeAtom(headerField).writeString("");
                var uids = Arrays.stream(upstream.search(criteria)).boxed().toList();
                found.addAll(described(mailbox, info.get().uidvalidity, uids));
            }
        }
        return new Listing.Listed(found);
    }

    /// Those of the open mailbox that are there, as they stand.
    List<Own> described(Mailbox mailbox, long uidValidity, List<Long> uids) throws Trouble {
        var found = new ArrayList<Own>();
        if (uids.isEmpty()) {
            return found;
        }
        for (var response : upstream.fetch(Uids.set(uids), FLAGS_AND_ID)) {
            var message = new Fetched(response);
            var flags = message.flags();
            var sections = message.sections();
            if (message.uid() > 0 && flags != null && !sections.isEmpty()) {
                found.add(new Own(
                        mailbox.name(),
                        mailbox.use() == Use.TRASH,
                        uidValidity,
                        message.uid(),
                        messageId(field(sections, "message-id")),
                        TOLD.matcher(field(sections, "x-kith"))
                                .results()
                                .map(MatchResult::group)
                                .limit(TOLD_MAX)
                                .toList(),
                        flags.contains(Flag.FLAGGED),
                        flags.contains(Flag.DELETED),
                        flags.contains(Flag.SEEN)));
            }
        }
        return found;
    }

    private static String messageId(String field) {
        return field.replaceAll("\\s+", "");
    }

    /// What stands behind a field's name in the first section that holds it, unfolded; empty when none does.
    private static String field(Map<String, byte[]> sections, String name) {
        return sections.values().stream()
                .flatMap(octets -> new String(octets, StandardCharsets.ISO_8859_1)
                        .replaceAll("\r?\n(?=[ \t])", "")
                        .lines())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    Optional<byte[]> whole(String mailbox, long uidValidity, long uid, int octetsMax) throws Trouble {
        if (upstream.open(mailbox).uidvalidity != uidValidity) {
            return Optional.empty();
        }
        var set = Uids.set(List.of(uid));
        var size = upstream.fetch(set, "UID RFC822.SIZE").stream()
                .map(Fetched::new)
                .filter(message -> message.uid() == uid)
                .mapToLong(Fetched::size)
                .max();
        if (size.isEmpty() || size.getAsLong() > octetsMax) {
            return Optional.empty();
        }
        return upstream.fetch(set, "UID BODY.PEEK[]").stream()
                .map(Fetched::new)
                .filter(message -> message.uid() == uid)
                .flatMap(message -> message.sections().values().stream())
                .findFirst();
    }
}
