package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    /// Words with `+` where the position goes on and `=` where it stays.
    private static String words(String text) {
        var words = new Words().over(text);
        var out = new ArrayList<String>();
        while (words.next()) {
            out.add((words.step() == 0 ? "=" : "+") + words.word());
        }
        return String.join(" ", out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, World! | +hello +world",
                "vger.kernel.org | +vger.kernel.org =vger +kernel +org",
                "jean-philippe. | +jean-philippe =jean +philippe",
                "2023-12 | +2023-12 =2023 +12",
                "Straße ÉTÉ Ørsted | +strasse +ete +orsted",
                "don’t | +don't =don +t",
                "東京都 | +東京 +京都",
                "京 | +京",
                "a東京b | +a +東京 +b",
                "한국어 | +한국 +국어",
                "-- ... | ''",
                "x_y@a.b:c/d | +x_y@a.b:c/d =x +y +a +b +c +d",
            })
    void cut(String text, String expected) {
        assertThat(words(text)).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @org.junit.jupiter.api.Test
    void longRunsAreCutOff() {
        assertThat(words("x".repeat(500))).isEqualTo("+" + "x".repeat(Words.PART_MAX));
    }
}
