package dev.kith.indexer.text;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.text.LogisticTraining.Example;
import dev.kith.indexer.text.Ranking.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tukaani.xz.XZInputStream;

/// Trains the act model from the labelled sentences of the corpus folder and prints how well it does in ten-fold
/// cross-validation. The labelled sentences are real people's mail: only the weights leave this program.
///
/// How to run it stands in docs/decisions/0101-act-model.md.
final class ActTraining {
    private static final int FOLDS = 10;
    private static final double C = 10;
    /// What to learn an act with.
    ///
    /// @param positive what a "yes" counts for; so that the threshold of 0.5 is about where F1 is best
    /// @param bits of a hash: the few labels of meetings gain nothing by a larger table
    record Settings(double positive, int bits) {}

    static final Settings ASK = new Settings(2.5, ActFeatures.BITS);
    static final Settings MEETING = new Settings(20, 16);
    private static final int GRADE_MAX = 3;
    private static final Pattern BC3 = Pattern.compile(
            "\"text\": \"((?:[^\"\\\\]|\\\\.)*)\", \"quoted\": (true|false), .*\"acts\": \\{([^}]*)\\}");

    private ActTraining() {}

    record Labelled(String sentence, boolean positive) {}

    /// The set of requests and intents: `intent,sentence` with a heading, quoted as RFC 4180 says.
    static List<Labelled> intents(Path corpus) throws IOException {
        var found = new ArrayList<Labelled>();
        for (var row : Rows.read(Files.readString(corpus.resolve("intents-dev.csv")))) {
            if (row.size() == 2 && !row.getFirst().equals("intent")) {
                found.add(new Labelled(row.get(1), row.getFirst().equals("1")));
            }
        }
        return found;
    }

    /// Sentences of BC3 that are not quoted; positive when two of three annotators marked one of the acts.
    static List<Labelled> bc3(Path corpus, String... acts) throws IOException {
        var found = new ArrayList<Labelled>();
        try (var in = new XZInputStream(Files.newInputStream(corpus.resolve("bc3-dev.jsonl.xz")))) {
            for (var line : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n", -1)) {
                var matcher = BC3.matcher(line);
                if (matcher.find() && matcher.group(2).equals("false")) {
                    var marked = false;
                    for (var act : acts) {
                        marked |= matcher.group(3).matches(".*\"" + act + "\": [23].*");
                    }
                    found.add(
                            new Labelled(matcher.group(1).replace("\\\"", "\"").replace("\\n", " "), marked));
                }
            }
        }
        return found;
    }

    /// @param more examples beside the labelled ones
    static double[] train(List<Labelled> labelled, Settings settings, List<Example> more) {
        var examples = examples(labelled, settings.positive);
        examples.addAll(more);
        return LogisticTraining.train(examples, settings.bits, 7);
    }

    /// @param more examples that are only ever learned from, never asked
    static Ranking crossValidated(List<Labelled> labelled, Settings settings, List<Example> more, long seed) {
        var examples = examples(labelled, settings.positive);
        Collections.shuffle(examples, new Random(seed));
        var scored = new ArrayList<Scored>();
        for (var fold = 0; fold < FOLDS; fold++) {
            var training = new ArrayList<>(more);
            var held = new ArrayList<Example>();
            for (var i = 0; i < examples.size(); i++) {
                (i % FOLDS == fold ? held : training).add(examples.get(i));
            }
            var model = ActModel.quantised(LogisticTraining.train(training, settings.bits, 7));
            held.forEach(e -> scored.add(new Scored(model.probability(e.features()), e.positive())));
        }
        return Ranking.of(scored);
    }

    /// How well somebody who judged some of the sentences again, blind, agrees with the labels: what a model may reach.
    static Ranking again(List<Labelled> labelled) {
        var grades = grades("asks-relabelled.txt");
        var scored = new ArrayList<Scored>();
        for (var one : labelled) {
            var grade = grades.get(key(one.sentence));
            if (grade != null) {
                scored.add(new Scored((double) grade / GRADE_MAX, one.positive));
            }
        }
        return Ranking.of(scored);
    }

    /// Grades by the key of a sentence, from a resource beside this class.
    static Map<String, Integer> grades(String resource) {
        return Phrases.lines(resource).stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.parseInt(parts[1])));
    }

    /// 32 bits of a hash: it tells sentences apart, and none can be read back.
    static String key(String sentence) {
        return String.format(Locale.ROOT, "%08x", ActWord.hash(sentence, 'r') >>> 32);
    }

    /// How the shipped acts do on sentences they were not trained on.
    static Ranking shipped(List<Labelled> labelled, ActKind kind) {
        var acts = new Acts();
        var scored = new ArrayList<Scored>();
        for (var one : labelled) {
            acts.all(one.sentence).stream()
                    .filter(a -> a.kind() == kind)
                    .forEach(a -> scored.add(new Scored(a.probability(), one.positive)));
        }
        return Ranking.of(scored);
    }

    private static List<Example> examples(List<Labelled> labelled, double positiveWeight) {
        var examples = new ArrayList<Example>();
        labelled.forEach(l ->
                examples.add(new Example(ActFeatures.of(l.sentence), l.positive, l.positive ? C * positiveWeight : C)));
        return examples;
    }
}
