package dev.kith.indexer;

import dev.kith.indexer.people.Role;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mail into the store: what is left out, what is known, who is me by what was sent. Any thread may call.
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Assembler assembler;
    private final Set<String> me;
    private final Supplier<Store> present;
    private final AtomicLong unreadable = new AtomicLong();
    private volatile KeptOut keptOut = KeptOut.NOTHING;
    private volatile BiConsumer<String, String> renamed = (_, _) -> {};

    /// @param me the user's addresses, in lower case; grows
    /// @param present the store as it is now: another one takes its place when it failed
    Intake(Assembler assembler, Set<String> me, Supplier<Store> present) {
        this.assembler = assembler;
        this.me = me;
        this.present = present;
    }

    /// As [Indexer#add].
    Added add(Mail mail) throws IOException {
        if (MailboxNames.leftOut(mail.mailbox())) {
            return Added.LEFT_OUT;
        }
        try {
            return readAndAdd(mail);
        } catch (Unreadable e) {
            LOG.warn("a message could not be read and is left out", e);
            unreadable.incrementAndGet();
            return Added.LEFT_OUT;
        }
    }

    private Added readAndAdd(Mail mail) throws IOException, Unreadable {
        var message = guarded(() -> assembler.message(mail));
        if (message.kith() || message.messageId().endsWith("@kith.invalid")) {
            return Added.LEFT_OUT;
        }
        var mailbox = mail.mailbox();
        var rule = keptOut;
        if (!rule.equals(KeptOut.NOTHING) && guarded(() -> Assembler.keptOut(mail, message, rule))) {
            return Added.LEFT_OUT;
        }
        var place =
                new Place(mail.account(), mailbox == null ? "" : mailbox, mail.uidValidity(), mail.uid(), mail.file());
        var store = present.get();
        if (store.knows(message.messageId())) {
            store.seen(message.messageId(), place);
            return Added.KNOWN;
        }
        var path = mail.reversePath();
        if (path != null && path.indexOf('@') > 0) {
            learn(Set.of(path));
        }
        var read = guarded(() -> assembler.entry(mail, message, me));
        var entry =
                rule.equals(KeptOut.NOTHING) ? read : Redaction.of(rule::sealed).of(read);
        if (path != null) {
            entry.parties().stream()
                    .filter(party -> party.role() == Role.FROM)
                    .findFirst()
                    .ifPresent(party -> learn(Set.of(party.address())));
        }
        var kept = store.add(entry, place);
        // of a copy that comes again nobody has spoken since
        if (path != null || !message.idMade()) {
            kept.formerly().forEach(name -> renamed.accept(name, kept.name()));
        }
        return kept.fresh() ? Added.INDEXED : Added.KNOWN;
    }

    /// A mail that breaks the reading of it. Its text is in no trace.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(Throwable cause) {
            super(cause.getClass().getSimpleName());
            setStackTrace(cause.getStackTrace());
        }
    }

    /// Whatever is in a mail, it must not stop the history.
    private static <T> T guarded(Supplier<T> reading) throws Unreadable {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unreadable(e);
        }
    }

    /// As [Indexer#learn].
    void learn(Set<String> addresses) {
        var changed = false;
        for (var address : addresses) {
            changed |= me.add(address.toLowerCase(Locale.ROOT));
        }
        if (changed) {
            present.get().note(Indexer.ME, String.join(" ", me));
        }
    }

    /// As [Indexer#whenRenamed].
    void whenRenamed(BiConsumer<String, String> told) {
        renamed = told;
    }

    void keepOut(KeptOut rule) {
        keptOut = rule;
    }

    KeptOut keptOut() {
        return keptOut;
    }

    /// Messages that could not be read.
    long unreadable() {
        return unreadable.get();
    }
}
