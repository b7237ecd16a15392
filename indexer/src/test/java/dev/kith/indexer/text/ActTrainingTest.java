package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.text.LogisticTraining.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Cross-validates the act model beside the corpus, and writes the weights when `-Dweights=FILE` asks for it.
@Tag("long")
class ActTrainingTest {
    private static final Path CORPUS = Path.of(System.getProperty("corpus", "../../shared/corpus"));

    @Test
    @SuppressWarnings("SystemOut")
    void tellsRequestsFromTheRest() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the checkout: the act model is not measured");
        var intents = ActTraining.intents(CORPUS);
        var read = ReadSentences.examples(CORPUS);
        var rankings = new ArrayList<Ranking>();
        for (var more : List.of(List.<Example>of(), read)) {
            for (var seed = 1; seed <= 3; seed++) {
                var ranking = ActTraining.crossValidated(intents, ActTraining.ASK_POSITIVE, more, seed);
                System.out.println("request/intent, " + more.size() / 2 + " sentences read besides, seed " + seed + ": "
                        + ranking);
                rankings.add(ranking);
            }
        }
        var again = ActTraining.again(intents);
        System.out.printf("request/intent, %d sentences judged again blind: F1 %.3f%n", again.n(), again.f1());
        assertThat(again.n()).isEqualTo(200);
        assertThat(again.f1()).isBetween(0.84, 0.85);
        var meetings = ActTraining.bc3(CORPUS, "meet");
        System.out.println("meeting, ten-fold on BC3: "
                + ActTraining.crossValidated(meetings, ActTraining.MEETING_POSITIVE, List.of(), 1));
        System.out.println(
                "request, as shipped, on BC3: " + ActTraining.shipped(ActTraining.bc3(CORPUS, "request"), ActKind.ASK));
        System.out.println("commitment, as shipped, on BC3: "
                + ActTraining.shipped(ActTraining.bc3(CORPUS, "commit"), ActKind.PROMISE));
        assertThat(rankings.getLast().auc()).isGreaterThan(0.92);
        assertThat(rankings.getLast().f1Best()).isGreaterThan(0.79);
        var folder = System.getProperty("weights", "");
        if (!folder.isEmpty()) {
            write(Path.of(folder, "ask.weights"), ActTraining.train(intents, ActTraining.ASK_POSITIVE, read));
            write(
                    Path.of(folder, "meeting.weights"),
                    ActTraining.train(meetings, ActTraining.MEETING_POSITIVE, List.of()));
        }
    }

    private static void write(Path file, double[] trained) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            ActModel.quantised(trained).write(out);
        }
    }
}
