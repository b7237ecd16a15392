package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// How often everybody is judged.
class JudgingTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private static Judging after(Duration took) throws Exception {
        var judging = new Judging(
                () -> {
                    try {
                        Thread.sleep(took);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                new Notices(),
                AT_ONCE,
                () -> {});
        judging.begin();
        judging.await();
        return judging;
    }

    private static double patience(Judging judging) {
        return (double) judging.patience() / TimeUnit.SECONDS.toNanos(1);
    }

    @Test
    void aShortHistoryIsJudgedASecondAfterNewMail() throws Exception {
        var judging = after(Duration.ofMillis(20));
        assertThat(patience(judging)).as("for the time alone").isGreaterThan(50);
        judging.mailCame();
        assertThat(patience(judging)).isLessThanOrEqualTo(1);
    }

    @Test
    void aLongHistoryIsJudgedLessOftenForNewMailThanForAWordOfTheUser() throws Exception {
        var judging = after(Duration.ofMillis(800));
        judging.mailCame();
        assertThat(patience(judging)).isBetween(15.0, 60.0);
        judging.changed();
        assertThat(patience(judging)).isBetween(5.0, 15.0);
    }

    @Test
    void howeverLongItTakesNewMailIsJudgedWithinAMinuteOrATenthOfTheTime() throws Exception {
        var judging = after(Duration.ofMillis(1_600));
        judging.mailCame();
        assertThat(patience(judging)).isBetween(50.0, 60.0);
    }

    @Test
    void aFaultIsOverWhenJudgingWorksAgainAndItsWordsAreNobodysMail() throws Exception {
        var notices = new Notices();
        var broken = new AtomicBoolean(true);
        var judging = new Judging(
                () -> {
                    if (broken.get()) {
                        throw new IllegalArgumentException("Dear Carol, about my diagnosis");
                    }
                },
                notices,
                AT_ONCE,
                () -> {});
        judging.begin();
        judging.await();
        assertThat(notices.all())
                .singleElement()
                .asString()
                .contains("Judging failed (IllegalArgumentException")
                .doesNotContain("Carol");

        broken.set(false);
        judging.begin();
        judging.await();
        assertThat(notices.all()).isEmpty();
    }

    /// A history that outgrew its memory: the thread that carries mail goes on, and the status says what helps.
    @Test
    void whenMemoryRunsOutTheStatusSaysWhatHelps() throws Exception {
        var notices = new Notices();
        var judging = new Judging(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                notices,
                AT_ONCE,
                () -> {});
        judging.begin();
        judging.await();
        assertThat(notices.all()).singleElement().asString().contains("KITH_HEAP=");
        assertThat(judging.underWay()).isFalse();
    }
}
