package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Talk;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    /// `zoe@example.org` is sealed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        nothing                              | nothing
        ask zoe@example.org.                 | ask ….
        <Zoe@Example.ORG>, ann@example.org   | <…>, ann@example.org
        zoe@example.org                      | …
        zoe@example.orgzoe@example.org       | zoe@example.orgzoe@example.org
        zoe@example.org,zoe@example.org      | …,…
        at zoe@example.org@example.org       | at …@example.org
        bob.zoe@example.org                  | bob.zoe@example.org
        zoe@example.org-x                    | zoe@example.org-x
        @example.org zoe@ @ zoe@example      | @example.org zoe@ @ zoe@example
        """)
    void anAddressGoesWhereverItStands(String text, String left) {
        var redacted = Redaction.of(Set.of("zoe@example.org")::contains).of(entry(text));
        assertThat(redacted.own()).isEqualTo(left);
        assertThat(redacted.talk().subject()).isEqualTo(left);
        assertThat(redacted.quoted()).isEqualTo(left);
    }

    private static Entry entry(String text) {
        return new Entry(
                new Talk(
                        "m@example.org",
                        null,
                        text,
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        "",
                        null,
                        List.of(),
                        null,
                        null),
                List.of(),
                Instant.EPOCH,
                null,
                Direction.RECEIVED,
                "work",
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                "",
                1,
                1,
                text,
                text,
                "");
    }
}
