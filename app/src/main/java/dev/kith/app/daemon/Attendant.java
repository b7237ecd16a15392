package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Login;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands in for the mail program of an account that has none in front of Kith: brings the companion its login, again
/// when that has ended, and never the same refused one twice. One virtual thread.
final class Attendant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    /// Upstream that allowed no further connection is asked again after so many looks.
    private static final int LOOKS_MAX = 60;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration MENDED = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Supplier<LoginState> state;
    private final Function<Boolean, Verdict> login;
    private final Consumer<Login> accepted;
    private final Runnable again;
    private final byte[] pepper = new byte[32];
    private final Thread thread;
    private byte[] given = {};
    private boolean renewed;
    private Duration pause = FIRST_PAUSE;
    private int looks;

    /// @param state how the companion's last login stands
    /// @param login gets one, told whether the last one was refused; may block
    /// @param accepted takes the login, and owns it
    /// @param again lets a companion that waits for the next login use the one it has
    Attendant(
            String account,
            Supplier<LoginState> state,
            Function<Boolean, Verdict> login,
            Consumer<Login> accepted,
            Runnable again) {
        this.state = state;
        this.login = login;
        this.accepted = accepted;
        this.again = again;
        new SecureRandom().nextBytes(pepper);
        thread = Thread.ofVirtual().name("kith-attendant-" + account).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                var wait = FIRST_PAUSE;
                try {
                    wait = look();
                } catch (RuntimeException e) {
                    LOG.error("signing in without a mail program failed", Wordless.of(e));
                }
                Thread.sleep(wait);
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    /// Does what is to be done now.
    ///
    /// @return how long to wait before the next look
    Duration look() {
        return switch (state.get()) {
            case ACCEPTED -> {
                pause = FIRST_PAUSE;
                looks++;
                if (looks % LOOKS_MAX == 0) {
                    again.run();
                }
                yield LOOK_EVERY;
            }
            case NONE, NOT_REUSABLE -> {
                renewed = false;
                yield bring(login.apply(false));
            }
            // a token may have ended before its time: one fresh one is tried at once, the rest takes its time
            case REFUSED -> {
                var first = !renewed;
                renewed = true;
                yield bring(login.apply(first));
            }
        };
    }

    private Duration bring(Verdict verdict) {
        var wait = later();
        return switch (verdict) {
            case Verdict.Use(var fresh) -> {
                var print = print(fresh);
                var refused = state.get() == LoginState.REFUSED;
                if (refused && MessageDigest.isEqual(print, given)) {
                    fresh.wipe();
                    yield wait;
                }
                given = print;
                accepted.accept(fresh);
                yield refused ? wait : LOOK_EVERY;
            }
            // the user may be mending it at this moment
            case Verdict.Wrong _, Verdict.Unavailable _ -> wait.compareTo(MENDED) > 0 ? MENDED : wait;
        };
    }

    private Duration later() {
        var now = pause;
        var next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        return now;
    }

    private byte[] print(Login fresh) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(pepper);
            return digest.digest(fresh.secret());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
