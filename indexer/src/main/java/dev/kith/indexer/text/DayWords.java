package dev.kith.indexer.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that days are named with, in English, German, French, Spanish, Italian and Dutch.
final class DayWords {
    private static final Map<String, Integer> WEEKDAYS = Map.ofEntries(
            Map.entry("monday", 1),
            Map.entry("tuesday", 2),
            Map.entry("wednesday", 3),
            Map.entry("thursday", 4),
            Map.entry("friday", 5),
            Map.entry("saturday", 6),
            Map.entry("sunday", 7),
            Map.entry("mon", 1),
            Map.entry("tue", 2),
            Map.entry("tues", 2),
            Map.entry("weds", 3),
            Map.entry("wed", 3),
            Map.entry("thu", 4),
            Map.entry("thur", 4),
            Map.entry("thurs", 4),
            Map.entry("fri", 5),
            Map.entry("montag", 1),
            Map.entry("dienstag", 2),
            Map.entry("mittwoch", 3),
            Map.entry("donnerstag", 4),
            Map.entry("freitag", 5),
            Map.entry("samstag", 6),
            Map.entry("sonnabend", 6),
            Map.entry("sonntag", 7),
            Map.entry("lundi", 1),
            Map.entry("mardi", 2),
            Map.entry("mercredi", 3),
            Map.entry("jeudi", 4),
            Map.entry("vendredi", 5),
            Map.entry("samedi", 6),
            Map.entry("dimanche", 7),
            Map.entry("lunes", 1),
            Map.entry("martes", 2),
            Map.entry("miércoles", 3),
            Map.entry("jueves", 4),
            Map.entry("viernes", 5),
            Map.entry("lunedì", 1),
            Map.entry("martedì", 2),
            Map.entry("mercoledì", 3),
            Map.entry("giovedì", 4),
            Map.entry("venerdì", 5),
            Map.entry("sabato", 6),
            Map.entry("domenica", 7),
            Map.entry("maandag", 1),
            Map.entry("dinsdag", 2),
            Map.entry("woensdag", 3),
            Map.entry("donderdag", 4),
            Map.entry("vrijdag", 5),
            Map.entry("zaterdag", 6),
            Map.entry("zondag", 7),
            Map.entry("sábado", 6),
            Map.entry("domingo", 7),
            // typed in haste
            Map.entry("miercoles", 3),
            Map.entry("sabado", 6),
            Map.entry("lunedi", 1),
            Map.entry("martedi", 2),
            Map.entry("mercoledi", 3),
            Map.entry("giovedi", 4),
            Map.entry("venerdi", 5));
    static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12),
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("januar", 1),
            Map.entry("jänner", 1),
            Map.entry("februar", 2),
            Map.entry("märz", 3),
            Map.entry("mai", 5),
            Map.entry("juni", 6),
            Map.entry("juli", 7),
            Map.entry("oktober", 10),
            Map.entry("okt", 10),
            Map.entry("dezember", 12),
            Map.entry("dez", 12),
            Map.entry("janvier", 1),
            Map.entry("février", 2),
            Map.entry("mars", 3),
            Map.entry("avril", 4),
            Map.entry("juin", 6),
            Map.entry("juillet", 7),
            Map.entry("août", 8),
            Map.entry("septembre", 9),
            Map.entry("octobre", 10),
            Map.entry("novembre", 11),
            Map.entry("décembre", 12),
            Map.entry("enero", 1),
            Map.entry("febrero", 2),
            Map.entry("marzo", 3),
            Map.entry("abril", 4),
            Map.entry("mayo", 5),
            Map.entry("junio", 6),
            Map.entry("julio", 7),
            Map.entry("agosto", 8),
            Map.entry("septiembre", 9),
            Map.entry("octubre", 10),
            Map.entry("noviembre", 11),
            Map.entry("diciembre", 12),
            Map.entry("gennaio", 1),
            Map.entry("febbraio", 2),
            Map.entry("aprile", 4),
            Map.entry("maggio", 5),
            Map.entry("giugno", 6),
            Map.entry("luglio", 7),
            Map.entry("settembre", 9),
            Map.entry("ottobre", 10),
            Map.entry("dicembre", 12),
            Map.entry("januari", 1),
            Map.entry("februari", 2),
            Map.entry("maart", 3),
            Map.entry("mei", 5),
            Map.entry("augustus", 8));
    static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("couple", 2),
            Map.entry("few", 3),
            Map.entry("ein", 1),
            Map.entry("eine", 1),
            Map.entry("einer", 1),
            Map.entry("einem", 1),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("sechs", 6),
            Map.entry("paar", 3),
            Map.entry("wenigen", 3),
            Map.entry("un", 1),
            Map.entry("une", 1),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quelques", 3));
    /// "Freitagabend", "Montagvormittag".
    private static final List<String> TIMES_OF_DAY = List.of("abend", "vormittag", "nachmittag", "morgen", "mittag");
    static final Set<String> LAST = Set.of(
            "last",
            "letzten",
            "letzter",
            "letzte",
            "vergangenen",
            "vorigen",
            "vorige",
            "afgelopen",
            "pasado",
            "scorso");
    /// "Vendredi dernier".
    static final Set<String> GONE = Set.of("dernier", "passé", "pasado", "scorso", "scorsa");
    /// Between a day and its month, or a month and its year.
    static final Set<String> OF = Set.of("of", "de", "del", "di");
    static final Set<String> ITALIAN_MONTHS = Set.of(
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre");
    static final Set<String> NEXT = Set.of(
            "next",
            "nächste",
            "nächster",
            "nächsten",
            "nächstes",
            "kommende",
            "kommender",
            "kommenden",
            "prochaine",
            "próxima",
            "prossima",
            "volgende",
            "komende");
    /// "Good morning", "this morning": "morgen" is both.
    static final Set<String> MORNING = Set.of("guten", "am", "heute", "jeden", "diesen", "gestern");

    private DayWords() {}

    /// The number of a weekday, in "freitagabend" too.
    static @Nullable Integer weekday(String word) {
        for (var time : TIMES_OF_DAY) {
            if (word.length() > time.length() && word.endsWith(time)) {
                return WEEKDAYS.get(word.substring(0, word.length() - time.length()));
            }
        }
        return WEEKDAYS.get(word);
    }

    /// A number in figures or letters; -1 for what is none.
    static int number(String word) {
        var named = NUMBERS.get(word);
        if (named != null) {
            return named;
        }
        var digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return -1;
        }
        return switch (word.substring(digits)) {
            case "", "st", "nd", "rd", "th", "er", "e", "ste", "de", "º" -> Integer.parseInt(word, 0, digits, 10);
            default -> -1;
        };
    }
}
