package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail under the user's own address that somebody else wrote: with it a stranger could make Kith believe that the user
/// asked for something, promised something, or has answered.
class ForgedSenderTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final String MALLORY = "Mallory Moe <mallory@evil.test>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org; spf=pass smtp.mailfrom=evil.test; dkim=pass header.d=evil.test;\n"
                        + " dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=example.org",
                "spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=evil.test; dkim=none (message not signed)\n"
                        + " header.d=none;DMARC=Fail action=none header.from=example.org;compauth=fail reason=001",
                "mx.example.org; spf=softfail smtp.mailfrom=alice@example.org",
                "mx.example.org; dkim=none\nAuthentication-Results: mx.example.org; spf=fail\n"
                        + "Authentication-Results: evil.test; dmarc=pass; dkim=pass",
                "mx.example.org 1; dmarc=fail header.from=example.org\nList-Id: <x.evil.test>"
            })
    void whatTheServerFoundToBeForgedWasNotSent(String results) throws Exception {
        assertThat(direction("INBOX", results)).isEqualTo(Direction.RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org; dmarc=pass header.from=example.org",
                "mx.example.org; dkim=pass header.d=lists.test; spf=softfail smtp.mailfrom=lists.test; dmarc=none",
                "mx.example.org; none",
                "mx.example.org; spf=pass (no word of dmarc=fail)\nAuthentication-Results: evil.test; dmarc=fail",
                ""
            })
    void everythingElseWas(String results) throws Exception {
        assertThat(direction("INBOX", results)).isEqualTo(Direction.SENT);
    }

    /// What stands there the user put there, whatever fields it has.
    @Test
    void whatStandsInSentWasSent() throws Exception {
        assertThat(direction("Sent", "mx.example.org; dmarc=fail")).isEqualTo(Direction.SENT);
    }

    private Direction direction(String mailbox, String results) throws Exception {
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            var text = "Authentication-Results: " + results + "\n\nCould you send me the number of the account?";
            indexer.add(Mailbox.one("2026-03-01", Mailbox.ME, MALLORY, "Account", text, mailbox, 1));
            indexer.refresh();
            var forged = indexer.search("account", 10, true, NOW).hits().getFirst();
            assertThat(indexer.history("mallory@evil.test").isPresent())
                    .isEqualTo(forged.direction() == Direction.SENT);
            return forged.direction();
        }
    }
}
