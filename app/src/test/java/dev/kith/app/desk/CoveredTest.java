package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.rules.ledger.Backfill.Mark;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// From when on silence can be told.
class CoveredTest {
    private static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    private static final Instant BEGINNING = Instant.parse("2024-11-18T09:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static Mark mark(String role, boolean complete, @Nullable Instant oldest) {
        return new Mark(role, role, 7, 1, 9, 5, 9, complete, oldest);
    }

    static Stream<Arguments> marks() {
        var sent = mark("SENT", true, MARCH);
        var inbox = mark("INBOX", true, JUNE);
        return Stream.of(
                Arguments.of("nothing read", List.of(), null),
                Arguments.of("Sent alone says nothing of silence", List.of(sent), null),
                Arguments.of("an account without Sent", List.of(inbox), BEGINNING),
                Arguments.of("both whole: as far back as was asked", List.of(sent, inbox), BEGINNING),
                Arguments.of("INBOX on its way", List.of(sent, mark("INBOX", false, JUNE)), JUNE),
                Arguments.of(
                        "the later of two on their way",
                        List.of(mark("SENT", false, MARCH), mark("INBOX", false, JUNE)),
                        JUNE),
                Arguments.of("begun, and no message yet", List.of(sent, mark("INBOX", false, null)), null),
                Arguments.of(
                        "other mailboxes do not count", List.of(sent, inbox, mark("OTHER", false, JUNE)), BEGINNING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marks")
    void silenceCanBeToldWhereBothSidesAreKnown(String name, List<Mark> marks, @Nullable Instant since) {
        assertThat(Covered.since(account(), marks, NOW)).as(name).isEqualTo(Optional.ofNullable(since));
    }

    private static AccountConfig account() {
        var nowhere = InetSocketAddress.createUnresolved("localhost", 0);
        var end = new Endpoint(Security.PLAIN, "127.0.0.1", 1);
        var account = new Account(
                "work", "alice@example.org", nowhere, end, nowhere, end, new Trust.Platform(), Account.ClientTls.NONE);
        return new AccountConfig(account, List.of(), Period.ofYears(2), 500_000_000, List.of());
    }
}
