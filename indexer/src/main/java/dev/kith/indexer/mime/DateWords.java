package dev.kith.indexer.mime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words that dates in mail have for months, in the languages met there, and for zones.
final class DateWords {
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("z", 0),
            Map.entry("wet", 0),
            Map.entry("west", 1),
            Map.entry("bst", 1),
            Map.entry("cet", 1),
            Map.entry("met", 1),
            Map.entry("mez", 1),
            Map.entry("cest", 2),
            Map.entry("mest", 2),
            Map.entry("mesz", 2),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("msd", 4),
            Map.entry("sgt", 8),
            Map.entry("hkt", 8),
            Map.entry("jst", 9),
            Map.entry("kst", 9),
            Map.entry("aest", 10),
            Map.entry("aedt", 11),
            Map.entry("nzst", 12),
            Map.entry("nzdt", 13),
            Map.entry("brt", -3),
            Map.entry("ast", -4),
            Map.entry("adt", -3),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("akst", -9),
            Map.entry("akdt", -8),
            Map.entry("hst", -10));

    private DateWords() {}

    /// The number of a month, from 1; null when the word names none.
    ///
    /// @param word in lower case
    static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    /// Hours from UTC; null when the word names no zone.
    ///
    /// @param word in lower case
    static @Nullable Integer zone(String word) {
        return ZONES.get(word);
    }

    private static Map<String, Integer> months() {
        var names = new HashMap<String, Integer>();
        var lists = new String[] {
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "january february march april june july august sept september october november december",
            "januar februar märz mrz mär mai juni juli okt oktober dez dezember",
            "janv févr fév mars avr avril juin juil juillet août aout déc",
            "ene abr ago set dic enero febrero marzo mayo junio julio septiembre octubre noviembre diciembre",
            "gen mag giu lug ott gennaio febbraio maggio giugno luglio settembre ottobre dicembre",
            "fev out dez janeiro fevereiro março maio junho julho setembro outubro dezembro",
            "mrt mei maart januari februari augustus",
            "sty lut marz kwi maj cze lip sie wrz paź lis gru",
            "янв фев мар апр мая май июн июл авг сен окт ноя дек"
        };
        var numbers = new int[][] {
            {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
            {1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12},
            {1, 2, 3, 3, 3, 5, 6, 7, 10, 10, 12, 12},
            {1, 2, 2, 3, 4, 4, 6, 7, 7, 8, 8, 12},
            {1, 4, 8, 9, 12, 1, 2, 3, 5, 6, 7, 9, 10, 11, 12},
            {1, 5, 6, 7, 10, 1, 2, 5, 6, 7, 9, 10, 12},
            {2, 10, 12, 1, 2, 3, 5, 6, 7, 9, 10, 12},
            {3, 5, 3, 1, 2, 8},
            {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
            {1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12}
        };
        for (var i = 0; i < lists.length; i++) {
            var words = lists[i].split(" ", -1);
            for (var j = 0; j < words.length; j++) {
                names.putIfAbsent(words[j], numbers[i][j]);
            }
        }
        return Map.copyOf(names);
    }
}
