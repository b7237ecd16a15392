package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.text.ActTraining.Labelled;
import dev.kith.indexer.text.LogisticTraining.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Cross-validates the act model beside the corpus, and writes the weights when `-Dweights=FILE` asks for it.
@Tag("long")
class ActTrainingTest {
    private static final int SEEDS = 10;
    private static final Path CORPUS = Path.of(System.getProperty("corpus", "../../shared/corpus"));

    @Test
    @SuppressWarnings("SystemOut")
    void tellsRequestsFromTheRest() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the checkout: the act model is not measured");
        var intents = ActTraining.intents(CORPUS);
        var read = ReadSentences.examples(CORPUS);
        bySeeds(intents, List.of());
        var rankings = bySeeds(intents, read);
        var again = ActTraining.again(intents);
        System.out.printf("request/intent, %d sentences judged again blind: F1 %.3f%n", again.n(), again.f1());
        assertThat(again.n()).isEqualTo(200);
        assertThat(again.f1()).isBetween(0.84, 0.85);
        var meetings = ActTraining.bc3(CORPUS, "meet");
        System.out.println(
                "meeting, ten-fold on BC3: " + ActTraining.crossValidated(meetings, ActTraining.MEETING, List.of(), 1));
        var folder = System.getProperty("weights", "");
        if (!folder.isEmpty()) {
            write(Path.of(folder, "ask.weights"), ActTraining.train(intents, ActTraining.ASK, read));
            write(Path.of(folder, "meeting.weights"), ActTraining.train(meetings, ActTraining.MEETING, List.of()));
        }
        System.out.println(
                "request, as shipped, on BC3: " + ActTraining.shipped(ActTraining.bc3(CORPUS, "request"), ActKind.ASK));
        System.out.println("commitment, as shipped, on BC3: "
                + ActTraining.shipped(ActTraining.bc3(CORPUS, "commit"), ActKind.PROMISE));
        assertThat(mean(rankings, Ranking::auc)).isGreaterThan(0.92);
        assertThat(mean(rankings, Ranking::f1)).isGreaterThan(0.80);
    }

    /// The folds by ten seeds, and their mean.
    @SuppressWarnings("SystemOut")
    private static List<Ranking> bySeeds(List<Labelled> intents, List<Example> more) {
        var rankings = new ArrayList<Ranking>();
        for (var seed = 1; seed <= SEEDS; seed++) {
            var ranking = ActTraining.crossValidated(intents, ActTraining.ASK, more, seed);
            System.out.println(
                    "request/intent, " + more.size() / 2 + " sentences read besides, seed " + seed + ": " + ranking);
            rankings.add(ranking);
        }
        System.out.printf(
                Locale.ROOT,
                "the mean of %d seeds: F1 %.3f (best threshold %.3f), AUC %.3f, recall at precision 0.90 %.3f%n",
                SEEDS,
                mean(rankings, Ranking::f1),
                mean(rankings, Ranking::f1Best),
                mean(rankings, Ranking::auc),
                mean(rankings, Ranking::recall));
        return rankings;
    }

    private static double mean(List<Ranking> rankings, ToDoubleFunction<Ranking> figure) {
        return rankings.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static void write(Path file, double[] trained) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            ActModel.quantised(trained).write(out);
        }
    }
}
