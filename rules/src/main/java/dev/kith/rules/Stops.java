package dev.kith.rules;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.TurnedDown;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What ends every rule about a person. A closed gate gives no finding at all: delivery has nothing to say.
final class Stops {
    /// For so long after mail that touches illness, bereavement or the like nothing is raised. One stop, no kind.
    private static final Duration CONSIDERATE = Duration.ofDays(90);

    /// For so long after an automatic answer with nothing human since nothing is raised.
    private static final Duration AWAY = Duration.ofDays(14);

    /// Whoever is back has a heap of mail to read first.
    private static final Duration CATCHING_UP = Duration.ofDays(3);

    private Stops() {}

    static List<Look.Input> gates(Facts facts) {
        var kind = facts.history.person().kind();
        var open = open(facts) && !turnedDown(facts);
        var gates = new ArrayList<>(List.of(
                new Look.Input("human", Filters.word(kind), kind == Kind.HUMAN),
                new Look.Input("open", open ? "yes" : "no", open)));
        ahead(facts).ifPresent(gates::add);
        return gates;
    }

    /// What is dated after the moment judged: it is left out until its own date. No gate, but a word where there is
    /// such mail.
    private static Optional<Look.Input> ahead(Facts facts) {
        var all = facts.history.interactions();
        var count = all.size() - facts.past.size();
        if (count == 0) {
            return Optional.empty();
        }
        var last = LocalDate.ofInstant(all.getLast().date(), facts.zone);
        return Optional.of(new Look.Input(
                "dated",
                count == 1
                        ? "1 mail is dated after the moment judged, " + last + ": it does not count before then"
                        : count + " mails are dated after the moment judged, up to " + last
                                + ": none of them counts before its own date",
                true));
    }

    /// Until some days after the day that the note names, else for a while.
    private static boolean away(Interaction note, Facts facts) {
        return note.acts().stream()
                .filter(act -> act.kind() == ActKind.NEWS)
                .map(Act::due)
                .filter(Objects::nonNull)
                .findFirst()
                .map(back -> facts.now.isBefore(
                        back.atStartOfDay(facts.zone).toInstant().plus(CATCHING_UP)))
                .orElseGet(() -> note.date().isAfter(facts.now.minus(AWAY)));
    }

    /// Has the user written to them for no other reason than to say no? Whom they tagged they have in mind.
    static boolean turnedDown(Facts facts) {
        return facts.about.tags().isEmpty() && TurnedDown.by(facts.past);
    }

    static boolean open(Facts facts) {
        if (facts.about.declined() || facts.about.sealed()) {
            return false;
        }
        var from = facts.now.minus(CONSIDERATE);
        var heard = false;
        var absent = false;
        var tried = false;
        for (var i = facts.past.size() - 1; i >= 0; i--) {
            var one = facts.past.get(i);
            if (one.date().isBefore(from)) {
                return true;
            }
            if (one.stop()) {
                return false;
            }
            if (one.sent()) {
                tried = true;
                continue;
            }
            if (one.automatic()) {
                // an out-of-office note or a bounce is the last that came: not now
                absent |= !heard && away(one, facts);
                if (!heard && !tried && one.has(ActKind.DECLINE)) {
                    // what was sent never arrived, and nothing was sent since
                    return false;
                }
            } else if (!heard) {
                heard = true;
                if (one.addressed() && one.has(ActKind.DECLINE)) {
                    return false;
                }
            }
            if (absent) {
                return false;
            }
        }
        return true;
    }
}
