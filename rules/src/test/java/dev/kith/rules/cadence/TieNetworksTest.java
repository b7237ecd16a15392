package dev.kith.rules.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.XZInputStream;

/// The figures of docs/tie.md: real contact networks, each walked with weights fitted on the others. Prints them.
@Tag("long")
class TieNetworksTest {
    private static final Path FOLDER = Path.of("../../shared/corpus");
    private static final List<String> NAMES = List.of("collegemsg", "w3c", "linux-wireless");
    private static final Map<String, Network> NETWORKS = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        assumeTrue(Files.isDirectory(FOLDER), "no contact networks beside the checkout");
        for (var name : NAMES) {
            var file = FOLDER.resolve("edges-" + name + ".csv.xz");
            try (var lines = new BufferedReader(
                    new InputStreamReader(new XZInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                NETWORKS.put(name, Network.read(lines));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "60, 14", "90, 30"})
    void neverBelowRecencyAndCalibrated(int horizon, int silence) {
        var tested = new ArrayList<Tested>();
        for (var name : NAMES) {
            var weights = Weights.shipped("resume-without-" + name + ".csv", horizon);
            var one = TieTest.tested(Objects.requireNonNull(NETWORKS.get(name)), horizon, silence, weights);
            tested.add(one);
            bars(name, one.result(horizon, silence));
        }
        var pool = Tested.pooled(tested).result(horizon, silence);
        bars("all together", pool);
        assertThat(pool.gainLow()).isPositive();
    }

    @SuppressWarnings("SystemOut")
    private static void bars(String name, TieTest.Result result) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %,d | %d | %.3f | %.3f | %.3f | %+.3f (%.3f to %.3f) | %.4f | %.4f | %.3f |%n",
                name,
                result.horizonDays(),
                result.n(),
                result.snapshots(),
                result.base(),
                result.aucRecency(),
                result.aucModel(),
                result.aucModel() - result.aucRecency(),
                result.gainLow(),
                result.gainHigh(),
                result.brierRecency(),
                result.brierModel(),
                result.ece());
        if (result.judged()) {
            assertThat(result.aucModel()).as(name).isGreaterThan(result.aucRecency() - 0.005);
            assertThat(result.ece()).as(name).isLessThanOrEqualTo(0.05);
        }
    }
}
