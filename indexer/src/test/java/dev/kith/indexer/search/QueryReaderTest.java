package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A query of which nothing is left never lists everything.
class QueryReaderTest {
    private static Asked read(String typed) {
        return QueryReader.read(typed, Instant.parse("2026-08-12T10:00:00Z"), ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        from:       | from
        (OR)        | OR
        NOT         | NOT
        sort:colour | sort colour
        in:"" is:   | in is
        """)
    void whatIsBrokenIsSearchedAsPlainWords(String typed, String words) {
        var asked = read(typed);
        assertThat(asked.query().shown()).isEqualTo(words);
        assertThat(asked.notices()).last().isEqualTo("It is searched as plain words.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "((", "\""})
    void whatHoldsNoWordMatchesNothing(String typed) {
        assertThat(read(typed).query()).isInstanceOf(Criterion.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*", "sort:date"})
    void whoeverAsksForNothingInParticularGetsEverything(String typed) {
        assertThat(read(typed).query()).isEqualTo(new Criterion.Everything());
        assertThat(read(typed).notices()).isEmpty();
    }

    @Test
    void whatIsLeftOfABrokenQueryIsSearched() {
        assertThat(read("fund from:").query().shown()).isEqualTo("fund");
    }
}
