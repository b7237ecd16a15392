package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.indexer.history.History;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.DraftsMailbox;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.rules.Finding;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.reminder.Draft;
import dev.kith.rules.reminder.DraftWriter;
import dev.kith.rules.reminder.NoteWriter;
import dev.kith.rules.reminder.Reminder;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drafts that the user asks for: the beginnings of a mail to a person, put into the user's own folder for drafts. Kith
/// sends none of them.
final class Drafting {
    private static final int PRINT_OCTETS = 16;

    private final Holdings holdings;
    private final Telling telling;
    private final DraftWriter writer;
    private final Postbox postbox;
    private final Map<String, Companion> companions;

    Drafting(
            Holdings holdings,
            Telling telling,
            DraftWriter writer,
            Postbox postbox,
            Map<String, Companion> companions) {
        this.holdings = holdings;
        this.telling = telling;
        this.writer = writer;
        this.postbox = postbox;
        this.companions = Map.copyOf(companions);
    }

    /// What can be begun.
    ///
    /// @param account it leaves from
    /// @param name of the person, as they write themselves
    /// @param about the occasion, or empty: asked for twice it is the same draft
    record Begun(String account, String person, String name, String about, Draft draft) {}

    /// What came of it.
    enum Put {
        /// It is on its way to the folder, or was put there before.
        THERE,
        /// The account has no folder for drafts.
        NO_FOLDER,
        NO_LOGIN,
        /// The server could not be asked now.
        NOT_NOW
    }

    /// For each person that a reminder told of.
    List<Begun> of(Occasion occasion) throws IOException {
        try (var _ = holdings.turns().take()) {
            return of(occasion, new Judgement(holdings, holdings.clock().instant()));
        }
    }

    private List<Begun> of(Occasion occasion, Judgement judgement) throws IOException {
        var begun = new ArrayList<Begun>();
        for (var part : occasion.parts()) {
            if (part.rule().equals(Telling.REMIND_ME)) {
                wish(part).ifPresent(wish -> begun.add(of(wish, judgement.histories())));
            } else if (!part.rule().equals(NoteWriter.RULE)) {
                var person = judgement.whose(part.person(), part.episode());
                var history = holdings.indexer().history(person);
                var finding = judgement.finding(part.rule(), person, part.episode());
                history.flatMap(h -> of(h, finding, writer)).ifPresent(begun::add);
            }
        }
        return begun;
    }

    private Optional<Wish> wish(Part part) {
        var wishes = holdings.ledger().wishes();
        return Stream.concat(wishes.in(Wish.State.TOLD).stream(), wishes.in(Wish.State.OPEN).stream())
                .filter(wish -> wish.episode().equals(part.episode()))
                .findFirst();
    }

    /// The mail is the user's own, and so are its words.
    private Begun of(Wish wish, List<History> histories) {
        var reminder = telling.reminder(wish, histories);
        var account = telling.account(wish).name();
        return begun(account, reminder, true, writer);
    }

    /// For the page: with a real line whatever the settings keep out of the mailbox.
    Optional<Begun> forThePage(History history, Optional<Finding> finding) {
        return of(history, finding, writer.forThePage());
    }

    /// @return empty when there is nothing to go on
    private Optional<Begun> of(History history, Optional<Finding> finding, DraftWriter with) {
        var lends = Reminder.lends(history);
        if (finding.isPresent()) {
            var account = telling.exchange(finding.get()).name();
            return Optional.of(begun(account, telling.reminder(finding.get(), history), lends, with));
        }
        return history.upTo(holdings.clock().instant()).last().map(last -> {
            var account = telling.account(last.account()).name();
            return begun(account, Reminder.plain(history, last), lends, with);
        });
    }

    private Begun begun(String account, Reminder reminder, boolean lends, DraftWriter with) {
        var now = holdings.clock().instant();
        var draft = with.skeleton(reminder, lends, telling.reader(account), now);
        var about = reminder.rule() + " " + reminder.episode();
        return new Begun(account, reminder.person(), reminder.name(), about, draft);
    }

    /// Puts it into the account's folder for drafts, once for each occasion, wording and day. Asks upstream.
    ///
    /// @param text the user's own wording of it, or null
    Put put(Begun begun, @Nullable String text) {
        var companion = companions.get(begun.account());
        if (companion == null || companion.login() != LoginState.ACCEPTED || !telling.known(begun.account())) {
            return Put.NO_LOGIN;
        }
        return switch (companion.drafts()) {
            case DraftsMailbox.None _ -> Put.NO_FOLDER;
            case DraftsMailbox.CannotTell _ -> Put.NOT_NOW;
            case DraftsMailbox.Named(var mailbox) -> {
                post(begun, text == null ? begun.draft() : begun.draft().saying(text), mailbox);
                yield Put.THERE;
            }
        };
    }

    private void post(Begun begun, Draft draft, String mailbox) {
        var now = holdings.clock().instant();
        var day = now.atZone(holdings.zone()).toLocalDate();
        var ask = day + " " + print((begun.about() + "\n" + draft.text()).getBytes(UTF_8));
        var mail = writer.write(draft, begun.person(), ask, telling.reader(begun.account()), now);
        var part = OutboxRow.draft(mail.messageId(), ask, print(mail.octets()));
        postbox.post(mail, begun.account(), mailbox, List.of(part));
    }

    /// By which octets are known again.
    static String print(byte[] octets) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(octets);
            return HexFormat.of().formatHex(sum, 0, PRINT_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
