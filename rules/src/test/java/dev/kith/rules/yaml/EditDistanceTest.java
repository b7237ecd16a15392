package dev.kith.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "'', '', 0",
        "day, '', 3",
        "listen, listen, 0",
        "listen, lisen, 1",
        "lisen, listen, 1",
        "listen, listan, 1",
        "listen, litsen, 1",
        // a swap is not edited again: optimal string alignment, where the full distance would be 2
        "ca, abc, 3"
    })
    void countsLettersMoreLessOtherOrSwapped(String one, String other, int edits) {
        assertThat(EditDistance.of(one, other)).isEqualTo(edits);
    }
}
