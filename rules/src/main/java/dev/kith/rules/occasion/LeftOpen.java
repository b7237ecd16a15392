package dev.kith.rules.occasion;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.facts.Facts;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the last mail between two leaves open: a line to somebody is natural where something waits for it, and opens a
/// finished case again where nothing does.
///
/// @param said the sentence
record LeftOpen(Interaction mail, Act said) {
    /// The act model is right in about nine of ten from here on.
    private static final double SURE = 0.75;

    private static final Set<ActKind> KINDS =
            Set.of(ActKind.ASK, ActKind.QUESTION, ActKind.MEETING, ActKind.PROMISE, ActKind.OFFER);

    /// @param people it went to no more than so many
    /// @return null where nothing is left open, or the conversation has gone on with others
    static @Nullable LeftOpen of(Facts facts, int people) {
        Interaction last = null;
        for (var i = facts.past.size() - 1; i >= 0 && last == null; i--) {
            last = Rhythm.contact(facts.past.get(i)) ? facts.past.get(i) : null;
        }
        if (last == null || last.people() > people) {
            return null;
        }
        var mail = last;
        var said = facts.readings
                .put(mail)
                .or(() -> facts.readings.promise(mail))
                .or(() -> mail.acts().stream()
                        .filter(act -> KINDS.contains(act.kind()) && act.probability() >= SURE)
                        .max(Comparator.comparingDouble(Act::probability)))
                .orElse(null);
        return said == null || facts.crowd().wentOn(mail.conversation(), mail.date()) ? null : new LeftOpen(mail, said);
    }

    String words() {
        var who = mail.sent() ? "you" : "they";
        var did = said.kind() == ActKind.PROMISE ? "promised" : said.kind() == ActKind.OFFER ? "offered" : "asked";
        return "what " + who + " " + did + " last is still open";
    }
}
