package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final Trouble lost = new Trouble(Kind.LOST, "broke");

    private final BackOff backOff = new BackOff(Duration.ofSeconds(15), Duration.ofHours(1), new Random(7));

    @Test
    void theWaitDoublesWithJitterUpToItsBound() {
        for (var seconds : new long[] {15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600}) {
            backOff.failed(lost, NOW);
            assertThat(backOff.until(NOW)).isBetween(NOW.plusSeconds(seconds / 2), NOW.plusSeconds(seconds));
        }
        backOff.succeeded();
        backOff.failed(lost, NOW);
        assertThat(backOff.until(NOW)).isBefore(NOW.plusSeconds(16));
    }

    @Test
    void upstreamsOwnWaitIsObeyedButNotForEver() {
        backOff.failed(Trouble.of(Kind.NO, "Suggested Backoff Time: 299961 milliseconds"), NOW);
        assertThat(backOff.until(NOW)).isEqualTo(NOW.plusMillis(299_961));
        backOff.failed(Trouble.of(Kind.NO, "Suggested Backoff Time: 999999999 milliseconds"), NOW);
        assertThat(backOff.until(NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [LIMIT] no more                                                       | LIMIT
        Maximum number of connections from user+IP exceeded (mail_max_userip) | LIMIT
        Too many simultaneous connections. (Failure)                          | LIMIT
        [UNAVAILABLE] Temporary authentication failure                        | BUSY
        Request is throttled. Suggested Backoff Time: 5 milliseconds          | BUSY
        Account exceeded command or bandwidth limits                          | BUSY
        [AUTHENTICATIONFAILED] Invalid credentials                            | REFUSED
        """)
    void aRefusalsWordsAreUnderstood(String words, Kind kind) {
        assertThat(Trouble.of(Kind.REFUSED, words).kind()).isEqualTo(kind);
    }
}
