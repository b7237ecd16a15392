package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Placed;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.companion.Mailbox.Use;
import dev.kith.proxy.companion.Trouble.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;

/// What the companion changes upstream, and all of it: puts a message of Kith's, removes one, makes and drops Kith's
/// mailboxes. Within one session.
final class Changes {
    /// The flags of a message that the user is to finish.
    static final Set<String> DRAFT = Set.of("\\Draft", "\\Seen");

    private static final Pattern APPENDUID = Pattern.compile("\\[APPENDUID (\\d{1,10}) (\\d{1,10})]");

    private static final String AGE_AND_MARK = "UID INTERNALDATE BODY.PEEK[HEADER.FIELDS (X-KITH)]";

    /// How long a message may be \Recent to nobody before Kith's SELECT no longer waits for a client's.
    private static final Duration NEWS = Duration.ofHours(1);

    private final Session session;
    private final Upstream upstream;
    private final OwnMessages messages;
    private final Instant now;

    Changes(Session session, Instant now) {
        this.session = session;
        this.upstream = session.upstream();
        this.messages = new OwnMessages(session);
        this.now = now;
    }

    /// @throws Trouble when the message is certainly not stored, but might be another time
    Placed append(String mailbox, byte[] octets, Instant internalDate, Set<String> flags) throws Trouble {
        var answer = upstream.append(mailbox, octets, internalDate, flags);
        if (answer == null) {
            return new Placed.Unclear("the connection broke before upstream answered");
        }
        if (answer.isOK()) {
            return appended(answer.getRest());
        }
        var refusal = Trouble.of(Kind.NO, answer.getRest());
        if (refusal.kind() == Kind.NO) {
            return new Placed.Refused(refusal.words());
        }
        throw refusal;
    }

    private static Placed appended(String words) {
        var uid = APPENDUID.matcher(words);
        return uid.find()
                ? new Placed.Appended(Long.parseLong(uid.group(1)), Long.parseLong(uid.group(2)))
                : new Placed.Appended(0, 0);
    }

    /// Whether a client would miss something if Kith took \Recent from the messages of the open mailbox. From Kith's
    /// own, and from what it has seen, it misses nothing; what has lain there for long is no news.
    private boolean holdsNews() throws Trouble {
        var recent = upstream.search(new Argument().writeAtom("RECENT").writeAtom("UNSEEN"));
        if (recent.length == 0) {
            return false;
        }
        var news = now.minus(NEWS);
        for (var response :
                upstream.fetch(Uids.set(Arrays.stream(recent).boxed().toList()), AGE_AND_MARK)) {
            var message = new Fetched(response);
            var arrived = message.internalDate();
            var own = message.sections().values().stream().anyMatch(Changes::isMarked);
            if (!own && (arrived == null || arrived.isAfter(news))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarked(byte[] field) {
        return new String(field, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
    }

    /// Looks first without touching anything; SELECTs only to remove, and only when no \Recent is lost by it.
    Removed remove(String mailboxName, long uidValidity, long uid, String messageId) throws Trouble {
        var trash = session.mailboxes().stream()
                .filter(mailbox -> mailbox.use() == Use.TRASH)
                .findFirst();
        var byMove = upstream.isGmail() && upstream.hasCapability("MOVE") && trash.isPresent();
        if (!byMove && !upstream.hasCapability("UIDPLUS")) {
            return new Removed.Kept("the server cannot remove a single message (no UIDPLUS)");
        }
        var info = upstream.open(mailboxName);
        if (info.uidvalidity != uidValidity) {
            return new Removed.Kept("the mailbox was made anew (another UIDVALIDITY)");
        }
        if (info.recent > 0 && holdsNews()) {
            return new Removed.Later("the mailbox holds mail that no client has seen yet");
        }
        var mailbox = new Mailbox(mailboxName, Use.PLAIN);
        var there = messages.described(mailbox, uidValidity, List.of(uid));
        if (there.isEmpty()) {
            return new Removed.Gone();
        }
        if (!there.getFirst().messageId().equals(messageId)) {
            return new Removed.Kept("another message stands under this UID");
        }
        if (there.getFirst().flagged()) {
            return new Removed.Kept("the user flagged it");
        }
        if (upstream.openForRemoval(mailboxName).uidvalidity != uidValidity) {
            return new Removed.Kept("the mailbox was made anew (another UIDVALIDITY)");
        }
        if (byMove && trash.isPresent()) {
            // on Gmail an expunged message merely loses its label
            upstream.move(uid, trash.get().name());
        } else {
            upstream.storeDeleted(uid);
            upstream.expunge(uid);
        }
        // back to looking only: what arrives from now on is not to be \Recent to this session
        upstream.open(mailboxName);
        return new Removed.Gone();
    }

    /// @return the server's name for it
    String make(List<String> steps) throws Trouble {
        var name = session.name(steps);
        if (session.mailboxes().stream().noneMatch(mailbox -> mailbox.name().equals(name))) {
            upstream.makeMailbox(name);
        }
        return name;
    }

    /// Only below `Kith`, and only an empty one: what the user put there is the user's.
    Removed dropMailbox(List<String> steps) throws Trouble {
        if (!steps.getFirst().equals("Kith")) {
            return new Removed.Kept("not a mailbox that Kith made");
        }
        var name = session.name(steps);
        if (session.mailboxes().stream().noneMatch(mailbox -> mailbox.name().equals(name))) {
            return new Removed.Gone();
        }
        if (upstream.open(name).total > 0) {
            return new Removed.Kept("the mailbox is not empty");
        }
        // some servers do not delete the mailbox that is open
        upstream.open("INBOX");
        upstream.dropMailbox(name);
        return new Removed.Gone();
    }
}
