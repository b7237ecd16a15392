package dev.kith.rules.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The walk-forward test on networks whose truth is known.
class TieTestTest {
    private static final long DAY = 86_400;

    @Test
    void rhythmBeatsRecencyWhereTiesHaveARhythm() throws IOException {
        // daily ties that end one day, monthly ties that go on: a month of silence means opposite things
        var random = new SplittableRandom(7);
        var edges = new StringBuilder("sender,recipient,time\n");
        for (var pair = 0; pair < 500; pair++) {
            var monthly = pair % 2 == 0;
            var end = monthly ? 1_000 : random.nextInt(200, 1_000);
            for (long day = random.nextInt(30);
                    day < end;
                    day += monthly ? 24 + random.nextInt(12) : 1 + random.nextInt(3)) {
                var mine = random.nextBoolean();
                edge(edges, mine ? pair : 1_000 + pair, mine ? 1_000 + pair : pair, day);
            }
        }

        var thirty = TieTest.run(Network.read(new BufferedReader(new StringReader(edges.toString()))))
                .getFirst();

        assertThat(thirty.judged()).isTrue();
        assertThat(thirty.aucModel()).isGreaterThan(thirty.aucRecency() + 0.03);
        assertThat(thirty.gainLow()).isPositive();
        assertThat(thirty.brierModel()).isLessThan(thirty.brierRecency());
        assertThat(thirty.ece()).isLessThan(0.05);
    }

    @Test
    void tooFewSnapshotsAreCountedAndNotJudged() throws IOException {
        var edges = new StringBuilder("sender,recipient,time\n");
        for (var pair = 0; pair < 60; pair++) {
            for (var day = 0; day < 130; day += 7) {
                edge(edges, pair, 1_000 + pair, day);
            }
        }

        assertThat(TieTest.run(Network.read(new BufferedReader(new StringReader(edges.toString())))))
                .allSatisfy(result -> {
                    assertThat(result.judged()).isFalse();
                    assertThat(result.aucModel()).isNaN();
                });
    }

    @Test
    void aPoolHoldsAllCasesAndNobodyOfOneIsAnybodyOfAnother() {
        var one = new Tested(
                3,
                new boolean[] {true, false},
                new double[] {0.9, 0.2},
                new double[] {0.5, 0.5},
                new double[] {-1, -2},
                new int[] {0, 4});
        var tooShort = new Tested(2, new boolean[1], new double[1], new double[1], new double[1], new int[] {9});

        var pool = Tested.pooled(List.of(one, tooShort, one));

        assertThat(pool.snapshots()).isEqualTo(6);
        assertThat(pool.labels()).containsExactly(true, false, true, false);
        assertThat(pool.model()).containsExactly(0.9, 0.2, 0.9, 0.2);
        assertThat(pool.fresh()).containsExactly(-1, -2, -1, -2);
        assertThat(pool.owners()).containsExactly(0, 4, 5, 9);
        assertThat(pool.result(30, 0).aucModel()).isEqualTo(1);
        // alone it is told as what it is
        assertThat(Tested.pooled(List.of(tooShort)).result(30, 0).n()).isEqualTo(1);
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Network.read(new BufferedReader(new StringReader("a,b,c\n1,2,3\n1,2\n"))))
                .isInstanceOf(IOException.class)
                .hasMessage("line 3: expected sender,recipient,time");
    }

    @Test
    void scoresByHand() {
        var chance = new double[] {0.1, 0.4, 0.35, 0.8};
        var label = new boolean[] {false, false, true, true};

        assertThat(Scores.auc(chance, label)).isEqualTo(0.75);
        assertThat(Scores.auc(new double[] {1, 1, 1, 1}, label)).isEqualTo(0.5);
        assertThat(Scores.brier(chance, label)).isCloseTo(0.158125, org.assertj.core.api.Assertions.within(1e-9));
    }

    private static void edge(StringBuilder edges, int sender, int recipient, long day) {
        // from 2000 on, at noon
        edges.append(sender)
                .append(',')
                .append(recipient)
                .append(',')
                .append((10_957 + day) * DAY + DAY / 2)
                .append('\n');
    }
}
