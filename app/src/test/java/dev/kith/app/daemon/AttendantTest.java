package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An account that no mail program signs in to: who brings the login, and how often a server hears a wrong one.
class AttendantTest {
    private final List<String> brought = new ArrayList<>();
    private final List<Boolean> askedAfterRefusal = new ArrayList<>();
    private LoginState state = LoginState.NONE;
    private String secret = "good";
    private boolean noNetwork;
    private int again;

    private final Attendant attendant = new Attendant("mail", () -> state, this::login, this::accepted, () -> again++);

    private Verdict login(boolean refused) {
        askedAfterRefusal.add(refused);
        return noNetwork
                ? new Verdict.Unavailable("cannot be reached")
                : new Verdict.Use(new Login("PLAIN", "alice", secret.getBytes(StandardCharsets.UTF_8)));
    }

    private void accepted(Login login) {
        brought.add(new String(login.secret(), StandardCharsets.UTF_8));
        state = LoginState.ACCEPTED;
    }

    @Test
    void theLoginIsBroughtOnceAndLeftAloneWhileItIsGood() {
        for (var minute = 0; minute < 5; minute++) {
            assertThat(attendant.look()).isEqualTo(Duration.ofMinutes(1));
        }
        assertThat(brought).containsExactly("good");
    }

    @Test
    void aLoginThatEndedWhileTheMachineSleptIsBroughtAgain() {
        attendant.look();
        state = LoginState.NONE;
        attendant.look();
        assertThat(brought).containsExactly("good", "good");
        assertThat(askedAfterRefusal).containsExactly(false, false);
    }

    @Test
    void aWrongPasswordReachesTheServerOnce() {
        secret = "wrong";
        attendant.look();
        for (var times = 0; times < 20; times++) {
            state = LoginState.REFUSED;
            assertThat(attendant.look()).isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
        }
        assertThat(brought).containsExactly("wrong");

        secret = "mended";
        attendant.look();
        assertThat(brought).containsExactly("wrong", "mended");
    }

    @Test
    void aRefusedTokenIsRenewedAtOnceAndThenEverMoreSeldom() {
        secret = "token 0";
        attendant.look();
        var waited = new ArrayList<Long>();
        for (var times = 1; times <= 8; times++) {
            secret = "token " + times;
            state = LoginState.REFUSED;
            waited.add(attendant.look().toMinutes());
        }
        assertThat(askedAfterRefusal.subList(0, 3)).containsExactly(false, true, false);
        assertThat(waited).isSorted().endsWith(60L, 60L);
    }

    @Test
    void withoutANetworkItIsTriedAgainAndTheUserNeedNotWaitLong() {
        noNetwork = true;
        var longest = Duration.ZERO;
        for (var times = 0; times < 10; times++) {
            var wait = attendant.look();
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        assertThat(longest).isEqualTo(Duration.ofMinutes(10));
        noNetwork = false;
        attendant.look();
        assertThat(brought).containsExactly("good");
    }

    @Test
    void aServerThatAllowedNoFurtherConnectionIsAskedAgainWithinTheHour() {
        for (var minute = 0; minute <= 60; minute++) {
            attendant.look();
        }
        assertThat(again).isEqualTo(1);
    }
}
