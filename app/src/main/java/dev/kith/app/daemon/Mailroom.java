package dev.kith.app.daemon;

import dev.kith.app.config.Config;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.DraftLine;
import dev.kith.app.outbox.Journal;
import dev.kith.app.outbox.Limits;
import dev.kith.app.outbox.Outbox;
import dev.kith.indexer.history.History;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.Sighting;
import dev.kith.rules.Finding;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.DraftWriter;
import dev.kith.rules.reminder.NoteWriter;
import dev.kith.rules.reminder.ReminderWriter;
import dev.kith.rules.reminder.Stamp;
import dev.kith.rules.reminder.Wording;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts together all that makes, sends and answers mails of Kith's: reminders, notes, drafts,
/// and the words that the user sends back.
final class Mailroom implements AutoCloseable {
    private final Reminders reminders;
    private final Postbox postbox;
    private final Tokens tokens;
    private final Orders orders;
    private final MailDesk desk;
    private final Bounces bounces;
    private final Drafting drafting;
    private final Leaving leaving;
    private final GestureMailboxes mailboxes;

    /// What the rest of the daemon does for the mailroom.
    ///
    /// @param companions by account
    /// @param refresh indexes what is new on an account; false when that cannot be done now
    /// @param noLogin accounts to which nothing can be appended now
    /// @param agreed without it rules are judged and nothing is told of them
    /// @param changed the user said something: judge soon
    /// @param judged hears every judgement, on the history thread
    record Surroundings(
            Map<String, Companion> companions,
            Predicate<String> refresh,
            Supplier<Set<String>> noLogin,
            boolean agreed,
            Runnable changed,
            Consumer<Judgement> judged) {}

    Mailroom(
            Config config,
            Holdings holdings,
            Wording wording,
            Journal journal,
            Limits limits,
            Surroundings surroundings) {
        var ledger = holdings.ledger();
        var stamp = new Stamp(ledger::key);
        var disclosure = config.reminders().quote();
        var telling = new Telling(config, holdings, new ReminderWriter(wording, disclosure, stamp), stamp);
        var wishing = new Wishing(ledger.wishes());
        tokens = new Tokens(ledger, stamp);
        reminders = new Reminders(
                holdings,
                telling,
                surroundings.refresh(),
                surroundings.noLogin(),
                surroundings.agreed(),
                wishing,
                surroundings.judged());
        var outcomes = new Outcomes(holdings, wishing, tokens::learn, this::gesture);
        postbox = new Postbox(
                () -> new Outbox(ledger.outbox(), journal, limits),
                reminders,
                outcomes,
                surroundings.companions(),
                holdings.clock());
        orders = new Orders(holdings, postbox, surroundings.changed());
        drafting = new Drafting(
                holdings, telling, new DraftWriter(wording, disclosure, stamp), postbox, surroundings.companions());
        var notes = new Notes(holdings, telling, new NoteWriter(wording, disclosure, stamp), postbox, drafting);
        desk = new MailDesk(
                holdings,
                tokens,
                orders,
                notes,
                account -> !surroundings.noLogin().get().contains(account));
        bounces = new Bounces(holdings, tokens, orders, notes, surroundings.companions(), limits.between());
        mailboxes = new GestureMailboxes(config.reminders().folders());
        leaving = new Leaving(holdings, journal, surroundings.companions());
        tokens.learn();
    }

    private void gesture(Command command, Occasion occasion) {
        orders.carryOut(command, occasion, "gesture");
    }

    /// Looks whether a message has to do with Kith's own mail. Quick.
    void seen(Sighting sighting) {
        bounces.seen(sighting);
    }

    /// An account's mail has been read.
    void ready(String account, Companion companion) {
        mailboxes.ready(account, companion);
    }

    /// Lists, or removes, what Kith made upstream.
    void leave(boolean remove, Lines out) throws Refusal {
        leaving.leave(remove, out);
    }

    /// The beginnings of a mail to somebody.
    ///
    /// @param text the user's own wording, to be put into their drafts; null: it is only shown
    DraftLine draft(History history, Optional<Finding> finding, @Nullable String text) throws Refusal {
        var begun = drafting.forThePage(history, finding)
                .orElseThrow(() -> new Refusal("there is no mail with them to go on from"));
        var draft = begun.draft();
        var put = text == null ? "" : said(drafting.put(begun, text), begun.account());
        return new DraftLine(
                draft.address(), draft.subject(), text == null ? draft.text() : text, put, begun.account());
    }

    private static String said(Drafting.Put put, String account) {
        return switch (put) {
            case THERE -> "It stands in the drafts of your account " + account + " in a moment. Nobody else has it.";
            case NO_FOLDER ->
                "Your account " + account + " has no folder for drafts that Kith can find. Copy the words from here.";
            case NO_LOGIN ->
                "Kith has no login for " + account + " now. Let your mail program look for mail once, or copy the"
                        + " words from here.";
            case NOT_NOW -> "Your server could not be asked just now. Try again, or copy the words from here.";
        };
    }

    /// Where mail to Kith's addresses is taken.
    ControlDesk desk() {
        return desk;
    }

    /// @param every the pause between two steps of an account's outbox
    void start(Duration every) {
        postbox.start(every);
    }

    /// Judges everybody and lets out what is to be told. Runs on the history thread.
    void judge() {
        reminders.judge(postbox);
        tokens.learn();
    }

    /// Lets an account's outbox do what is due, and waits for it.
    void await(String account) {
        postbox.await(account);
    }

    @Override
    public void close() {
        bounces.close();
        postbox.close();
    }
}
