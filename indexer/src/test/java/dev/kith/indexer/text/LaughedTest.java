package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which questions end in laughter.
class LaughedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        Is that a hat?; Did it bite you?; haha                    | 0
        Is that a hat?; Did it bite you? haha                     | 0
        Ist das ein Hut?; Beißt der?; Hahaha!                     | 0
        C'est un chapeau ?; Il mord ?; mdr                        | 0
        Can you bring the salad?; haha                            | 1
        Is that a hat?; Haha, I like it.; Can you bring it?       | 2
        haha; Can you bring the salad?; Are you there at six?     | 2
        Is that a hat?; It is big.; haha                          | 1
        Is Lola there?; Does the ha ha wall still stand?          | 2
        """)
    void questionsInARowThatEndInLaughterAreAJoke(String text, int left) {
        var sentences = List.of(text.split("; ", -1));
        var found = sentences.stream()
                .filter(one -> one.indexOf('?') >= 0)
                .map(one -> new Act(ActKind.QUESTION, one, 0.95, null))
                .toList();
        assertThat(Laughed.of(sentences, found)).hasSize(left);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"OFFER", "PROMISE", "NEWS"})
    void whatWaitsForNothingStays(ActKind kind) {
        var sentences = List.of("Is that a hat?", "Did it bite?", "haha");
        var found = Stream.of(sentences.getFirst())
                .map(one -> new Act(kind, one, 0.9, null))
                .toList();
        assertThat(Laughed.of(sentences, found)).isEqualTo(found);
    }

    /// A line like this took minutes, or the stack.
    @ParameterizedTest(name = "{0} a hundred thousand times")
    @ValueSource(strings = {"?", "? haha ", "haha ", "ha", "?ha", "lo", "o", " "})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersLineCostsItsLength(String part) {
        for (var end : List.of("", "x", "? haha")) {
            var line = "Is that l" + part.repeat(100_000) + end;
            var found = List.of(new Act(ActKind.QUESTION, line, 0.95, null));
            assertThat(Laughed.of(List.of(line), found)).isEqualTo(found);
            assertThat(Laughed.of(List.of(part.repeat(100_000)), found)).isEqualTo(found);
        }
    }
}
