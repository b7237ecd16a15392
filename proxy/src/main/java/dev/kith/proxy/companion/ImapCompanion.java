package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Trouble.Kind;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Trust;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.angus.mail.iap.Argument;
import org.jspecify.annotations.Nullable;

/// The [Companion] over Jakarta Mail: turns each thing asked into a piece of work for the
/// session, and its outcome into an answer.
public final class ImapCompanion implements Companion, OwnMailboxes {
    private final String account;
    private final Vault vault;
    private final Settings settings;
    private final InstantSource time;
    private final Guest guest;

    /// @param random for the jitter of the back-off
    public ImapCompanion(
            String account,
            Endpoint endpoint,
            Trust trust,
            Vault vault,
            Settings settings,
            InstantSource time,
            RandomGenerator random) {
        this.account = account;
        this.vault = vault;
        this.settings = settings;
        this.time = time;
        this.guest = new Guest(account, endpoint, trust, vault, settings, time, random);
    }

    @Override
    public LoginState login() {
        return vault.state(account);
    }

    @Override
    public Reading read(Marks marks, Batches batches) {
        try {
            while (true) {
                var progress =
                        guest.visit(session -> reader(session, marks, batches).readAll());
                switch (progress) {
                    case DONE -> {
                        return new Reading(State.COMPLETE, "everything is read", null);
                    }
                    case CAPPED -> {
                        return new Reading(State.CAPPED, "the day's octets are read", tomorrow());
                    }
                    case MORE -> guest.pause();
                }
            }
        } catch (Trouble trouble) {
            return ended(trouble);
        }
    }

    @Override
    public boolean refresh(Marks marks, Batches batches) {
        try {
            return guest.visit(session -> reader(session, marks, batches).readNew());
        } catch (Trouble trouble) {
            return false;
        }
    }

    private HistoryReader reader(Session session, Marks marks, Batches batches) {
        return new HistoryReader(account, session, settings, marks, batches, time, guest::shouldLeave);
    }

    @Override
    public Reading sweep(Consumer<Present> seen) {
        try {
            guest.visit(session -> {
                for (var mailbox : session.historyMailboxes(settings)) {
                    var info = session.upstream().open(mailbox.name());
                    var uids = session.upstream().search(new Argument().writeAtom("ALL"));
                    seen.accept(new Present(mailbox.name(), info.uidvalidity, uids));
                }
                return true;
            });
            return new Reading(State.COMPLETE, "all mailboxes are listed", null);
        } catch (Trouble trouble) {
            return ended(trouble);
        }
    }

    @Override
    public Placed append(String mailbox, byte[] octets, Instant internalDate) {
        return appending(session -> changes(session).append(mailbox, octets, internalDate, Set.of()));
    }

    @Override
    public DraftsMailbox drafts() {
        try {
            return guest.visit(session -> own(session).drafts());
        } catch (Trouble trouble) {
            return new DraftsMailbox.CannotTell(trouble.words());
        }
    }

    @Override
    public Placed appendDraft(String mailbox, byte[] octets, Instant internalDate) {
        return appending(session -> changes(session).append(mailbox, octets, internalDate, Changes.DRAFT));
    }

    private Placed appending(Guest.Work<Placed> work) {
        try {
            return guest.visit(work);
        } catch (Trouble trouble) {
            return switch (trouble.kind()) {
                case NO_LOGIN, REFUSED -> new Placed.NoLogin();
                case LIMIT, BUSY, NO, LOST -> new Placed.NotSent(trouble.words());
            };
        }
    }

    @Override
    public Lookup find(String messageId) {
        if (!OwnMessages.isSafe(messageId)) {
            return new Lookup.CannotTell("not a Message-ID that may be searched for");
        }
        try {
            return guest.visit(session -> own(session).find(messageId));
        } catch (Trouble trouble) {
            return new Lookup.CannotTell(trouble.words());
        }
    }

    @Override
    public Listing own(String headerField, @Nullable Instant since, Scope scope) {
        if (!OwnMessages.isField(headerField)) {
            return new Listing.CannotTell("not a header field's name");
        }
        try {
            return guest.visit(session -> own(session).list(headerField, since, scope));
        } catch (Trouble trouble) {
            return new Listing.CannotTell(trouble.words());
        }
    }

    @Override
    public Optional<byte[]> whole(String mailbox, long uidValidity, long uid, int octetsMax) {
        try {
            return guest.visit(session -> own(session).whole(mailbox, uidValidity, uid, octetsMax));
        } catch (Trouble trouble) {
            return Optional.empty();
        }
    }

    @Override
    public Removed remove(String mailbox, long uidValidity, long uid, String messageId) {
        return removing(session -> changes(session).remove(mailbox, uidValidity, uid, messageId));
    }

    @Override
    public Made makeMailbox(List<String> steps) {
        try {
            return new Made.There(guest.visit(session -> {
                guest.forgetMailboxes();
                return changes(session).make(steps);
            }));
        } catch (Trouble trouble) {
            return new Made.NotMade(trouble.words());
        }
    }

    @Override
    public Removed removeMailbox(List<String> steps) {
        return removing(session -> {
            var removed = changes(session).dropMailbox(steps);
            guest.forgetMailboxes();
            return removed;
        });
    }

    private static OwnMessages own(Session session) {
        return new OwnMessages(session);
    }

    private Changes changes(Session session) {
        return new Changes(session, time.instant());
    }

    private Removed removing(Guest.Work<Removed> work) {
        try {
            return guest.visit(work);
        } catch (Trouble trouble) {
            return trouble.kind() == Kind.NO
                    ? new Removed.Kept("upstream refused: " + trouble.words())
                    : new Removed.Later(trouble.words());
        }
    }

    private Reading ended(Trouble trouble) {
        var state = switch (trouble.kind()) {
            case NO_LOGIN, REFUSED, LIMIT -> State.NO_LOGIN;
            case BUSY -> State.BACK_OFF;
            case NO, LOST -> State.FAILED;
        };
        var again = trouble.kind() == Kind.NO ? time.instant().plus(settings.backOffMax()) : guest.again();
        return new Reading(state, trouble.words(), again);
    }

    private Instant tomorrow() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        guest.close();
    }
}
