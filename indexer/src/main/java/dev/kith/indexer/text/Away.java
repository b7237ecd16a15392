package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The day that an out-of-office note names as the last one away, or as the first one back.
final class Away {
    private static final double SURE = 0.9;
    private static final int DAYS_MAX = 366;
    private static final Pattern UNTIL = Pattern.compile(
            "(?iU)\\b(?:until|till?|through|thru|back|return\\w*|bis|zurück|wieder|jusqu\\w*|retour|hasta|regres\\w*)\\b");
    /// `30.03.2026`, `30.3.`: words are cut at dots, and no day would be left of it.
    private static final Pattern DOTTED =
            Pattern.compile("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?((?:20)?\\d{2})\\b)?");

    private Away() {}

    /// As a piece of news with its day: where they name several, the last.
    static Optional<Act> in(Stream<String> sentences, LocalDate written) {
        return sentences
                .filter(sentence -> UNTIL.matcher(sentence).find())
                .map(sentence -> new Act(ActKind.NEWS, shortened(sentence), SURE, day(sentence, written)))
                .filter(act -> {
                    var day = act.due();
                    return day != null && !day.isBefore(written) && day.isBefore(written.plusDays(DAYS_MAX));
                })
                .max((a, b) -> String.valueOf(a.due()).compareTo(String.valueOf(b.due())));
    }

    private static @Nullable LocalDate day(String sentence, LocalDate written) {
        var last = DueDate.in(Words.of(sentence), written).day();
        for (var dotted = DOTTED.matcher(sentence); dotted.find(); ) {
            var day = dotted(dotted.group(1), dotted.group(2), dotted.group(3), written);
            last = day != null && (last == null || day.isAfter(last)) ? day : last;
        }
        return last;
    }

    private static @Nullable LocalDate dotted(String day, String month, @Nullable String year, LocalDate written) {
        try {
            var number = year == null ? written.getYear() : Integer.parseInt(year.length() == 2 ? "20" + year : year);
            var found = LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day));
            return year == null && found.isBefore(written) ? found.plusYears(1) : found;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String shortened(String sentence) {
        return sentence.length() > 400 ? sentence.substring(0, 400) : sentence;
    }
}
