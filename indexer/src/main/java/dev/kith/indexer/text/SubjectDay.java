package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The day that a mail is about, as its subject says: "Lunch on 30 May", "Kuchenverkauf am 21.". A question in it that
/// names no day of its own is about that day. A last day for something ("by Friday", "fällig am 3. Mai") is none.
final class SubjectDay {
    private static final int SUBJECT_MAX = 200;
    private static final int DAYS_MAX = 120;

    /// What is still wanted when the day has passed.
    private static final Set<String> OWED =
            ActShapes.set("by before until till due deadline overdue expires expiry renewal invoice bill payment since"
                    + " bis frist fällig spätestens vor seit ablauf rechnung zahlung mahnung avant échéance jusqu'au"
                    + " depuis facture paiement antes hasta plazo vence vencimiento factura pago desde entro scadenza"
                    + " prima fattura pagamento dal uiterlijk vóór vervalt factuur betaling sinds");

    private SubjectDay() {}

    /// The acts with that day, where they may have one and name none.
    static void into(List<Act> acts, String subject, LocalDate written) {
        if (acts.stream().noneMatch(SubjectDay::open)) {
            return;
        }
        var day = in(subject, written);
        if (day != null) {
            acts.replaceAll(act -> open(act) ? new Act(act.kind(), act.sentence(), act.probability(), day) : act);
        }
    }

    static @Nullable LocalDate in(String subject, LocalDate written) {
        var words = Words.of(subject.length() > SUBJECT_MAX ? subject.substring(0, SUBJECT_MAX) : subject);
        var day = words.stream().anyMatch(OWED::contains)
                ? null
                : DueDate.in(words, written).day();
        return day == null || !day.isAfter(written) || day.isAfter(written.plusDays(DAYS_MAX)) ? null : day;
    }

    private static boolean open(Act act) {
        return switch (act.kind()) {
            case ASK, QUESTION, MEETING -> act.due() == null;
            case OFFER, PROMISE, THANKS, INTRODUCTION, CONGRATULATION, SHARE, DECLINE, NEWS -> false;
        };
    }
}
