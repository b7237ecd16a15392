package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VaultTest {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final Vault vault = Vault.withUsualLifetimes(() -> now);

    @Test
    void theSecretLivesFifteenMinutesLongerThanTheLastClient() {
        var login = login("PLAIN", "hunter2");
        vault.accepted("work", Protocol.IMAP, login);
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.departed("work", Protocol.IMAP);
        after(Duration.ofHours(5));
        assertThat(vault.borrow("work")).isPresent();

        vault.departed("work", Protocol.IMAP);
        after(Duration.ofMinutes(14));
        assertThat(vault.borrow("work")).isPresent();
        after(Duration.ofMinutes(1));
        assertThat(vault.borrow("work")).isEmpty();
        assertThat(vault.state("work")).isEqualTo(LoginState.NONE);
    }

    @Test
    void aClientThatComesBackKeepsIt() {
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.departed("work", Protocol.IMAP);
        after(Duration.ofMinutes(10));
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        after(Duration.ofMinutes(10));
        assertThat(vault.borrow("work")).isPresent();
    }

    @Test
    void aSecretIsZeroedWhenReplacedRejectedExpiredAndOnClose() {
        var replaced = login("PLAIN", "one");
        var rejected = login("PLAIN", "two");
        var expired = login("PLAIN", "three");
        var last = login("PLAIN", "four");
        vault.accepted("work", Protocol.IMAP, replaced);
        vault.accepted("work", Protocol.IMAP, rejected);
        assertThat(replaced.secret()).containsOnly(0);
        assertThat(rejected.secret()).isEqualTo(octets("two"));

        vault.rejected("work", vault.generation("work"));
        assertThat(rejected.secret()).containsOnly(0);

        vault.accepted("other", Protocol.IMAP, expired);
        vault.departed("other", Protocol.IMAP);
        after(Duration.ofMinutes(15));
        vault.expire();
        assertThat(expired.secret()).containsOnly(0);

        vault.accepted("work", Protocol.IMAP, last);
        vault.close();
        assertThat(last.secret()).containsOnly(0);
        assertThat(vault.borrow("work")).isEmpty();
    }

    @Test
    void aLoginAfterCloseIsWipedAtOnce() {
        vault.close();
        var late = login("PLAIN", "late");
        vault.accepted("work", Protocol.IMAP, late);
        assertThat(late.secret()).containsOnly(0);
    }

    @Test
    void anOldTokenCountsAsGone() {
        var token = login("XOAUTH2", "ya29.token");
        vault.accepted("work", Protocol.IMAP, token);
        after(Duration.ofMinutes(54));
        assertThat(vault.borrow("work")).isPresent();
        after(Duration.ofMinutes(1));
        assertThat(vault.borrow("work")).isEmpty();
        assertThat(token.secret()).containsOnly(0);
    }

    @Test
    void aRefusedLoginIsNotTriedAgainBeforeAClientHasSignedIn() {
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "changed since"));
        vault.rejected("work", vault.generation("work"));
        assertThat(vault.state("work")).isEqualTo(LoginState.REFUSED);
        assertThat(vault.borrow("work")).isEmpty();

        vault.accepted("work", Protocol.IMAP, login("PLAIN", "the new one"));
        assertThat(vault.state("work")).isEqualTo(LoginState.ACCEPTED);
    }

    @Test
    void aRefusalOfAnOlderLoginLeavesTheNewerOne() {
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "old"));
        var tried = vault.generation("work");
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "new"));
        vault.rejected("work", tried);
        assertThat(vault.borrow("work")).isPresent();
    }

    @Test
    void aMechanismWithoutASecretIsRemembered() {
        vault.acceptedNotReusable("work", Protocol.IMAP, "SCRAM-SHA-256");
        assertThat(vault.state("work")).isEqualTo(LoginState.NOT_REUSABLE);
        assertThat(vault.borrow("work")).isEmpty();

        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.acceptedNotReusable("work", Protocol.IMAP, "SCRAM-SHA-256");
        assertThat(vault.state("work")).isEqualTo(LoginState.ACCEPTED);
    }

    @Test
    void aClientsTypingErrorDoesNotDisturbWhatWasAccepted() {
        vault.refused("work", Protocol.IMAP);
        assertThat(vault.state("work")).isEqualTo(LoginState.REFUSED);
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.refused("work", Protocol.IMAP);
        assertThat(vault.borrow("work")).isPresent();
    }

    @Test
    void theSubmissionServersSecretIsNotKept() {
        var login = login("PLAIN", "another one");
        vault.accepted("work", Protocol.SMTP, login);
        assertThat(login.secret()).containsOnly(0);
        assertThat(vault.borrow("work")).isEmpty();

        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.departed("work", Protocol.SMTP);
        after(Duration.ofHours(1));
        assertThat(vault.borrow("work")).isPresent();
    }

    @Test
    void accountsAreKeptApart() {
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        assertThat(vault.borrow("home")).isEmpty();
        assertThat(vault.state("home")).isEqualTo(LoginState.NONE);
    }

    @Test
    void theBorrowersCopyIsTheBorrowersToWipe() {
        vault.accepted("work", Protocol.IMAP, login("PLAIN", "hunter2"));
        vault.borrow("work").orElseThrow().wipe();
        assertThat(vault.borrow("work").orElseThrow().secret()).isEqualTo(octets("hunter2"));
    }

    private void after(Duration duration) {
        now = now.plus(duration);
    }

    private static Login login(String mechanism, String secret) {
        return new Login(mechanism, "alice", octets(secret));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
