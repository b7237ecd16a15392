package dev.kith.indexer.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A day of the month that stands alone: "on the 26th", "bis zum 20.", "am 17.", "avant le 20". Only after a
/// word that days follow, and with nothing behind it that the number could count: not "on the 2nd floor",
/// "zum 40. Geburtstag". In Spanish, Italian and Dutch: "antes del 20", "entro il 20", "uiterlijk de 20e".
final class DayAlone {
    private static final Set<String> ON = Set.of("on", "by", "before", "until", "till", "after");

    /// What goes on behind a day; a noun there is what is counted.
    private static final Set<String> GOES_ON =
            ActShapes.set("i i'll i'd i'm i've we we'll we'd you you'll they it he she and or so but at if is are was"
                + " would will can could should if then that's please because after as since in for from to with"
                + " around until thanks cheers ok ich wir du sie ihr er es und oder aber um ab bei dir euch ihnen mir"
                + " uns mit für in nach vor wie auf an den die das der dem ein eine einen noch wieder bitte kann"
                + " kannst können geht passt kommt zurück fertig abends vormittags nachmittags mittags früh je j'ai"
                + " nous vous tu on et ou mais à au pour si chez avec dans par vers a las y o con para te se e alle al"
                + " ti ci om met bij naar dan voor en of maar je jullie jou ons mij kun kunt kan wil past lukt schikt"
                + " os nos le me viene va puedes podéis vi puoi potete ça est convient");
    private static final Set<String> BEFORE = Set.of("antes", "prima");
    private static final Set<String> DUTCH = Set.of("op", "voor", "vóór", "tegen", "tot", "uiterlijk");

    private DayAlone() {}

    /// @param i where the number may stand
    static @Nullable LocalDate at(List<String> words, int i, LocalDate written) {
        if (i == 0 || !ends(words, i)) {
            return null;
        }
        var word = words.get(i);
        var day = day(word);
        return day > 0 && led(words, i, Character.isDigit(word.charAt(word.length() - 1))) ? next(written, day) : null;
    }

    /// Is there nothing behind it that the number could count?
    static boolean ends(List<String> words, int i) {
        return i + 1 >= words.size() || GOES_ON.contains(words.get(i + 1));
    }

    private static boolean led(List<String> words, int i, boolean bare) {
        var before = words.get(i - 1);
        var earlier = i > 1 ? words.get(i - 2) : "";
        return bare
                ? (before.equals("am") || before.equals("zum")) && !earlier.equals("i") && DayWords.number(earlier) < 0
                        || before.equals("le")
                        || before.equals("el") && !earlier.equals("en")
                        || before.equals("del") && BEFORE.contains(earlier)
                        || before.equals("il") && earlier.equals("entro")
                : before.equals("the") && ON.contains(earlier) || before.equals("de") && DUTCH.contains(earlier);
    }

    /// "26th" and "26"; 0 for what is no day.
    private static int day(String word) {
        if (!Character.isDigit(word.charAt(0)) || word.length() > 4) {
            return 0;
        }
        var number = DayWords.number(word);
        return number >= 1 && number <= 31 ? number : 0;
    }

    /// The next such day, this one included; a month that is too short is passed over.
    static LocalDate next(LocalDate written, int day) {
        var month = YearMonth.from(written);
        while (!month.isValidDay(day) || month.atDay(day).isBefore(written)) {
            month = month.plusMonths(1);
        }
        return month.atDay(day);
    }
}
