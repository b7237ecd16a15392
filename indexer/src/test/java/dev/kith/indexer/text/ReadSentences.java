package dev.kith.indexer.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kith.indexer.mime.Corpus;
import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import dev.kith.indexer.text.LogisticTraining.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/// The sentences of the corpus folder's mail that were read and graded for the act model, found again by their
/// hashes (`asks-read.txt`): the project holds no text of them. How they were drawn and read stands in
/// docs/decisions/0101-act-model.md.
final class ReadSentences {
    private static final List<String> MAILBOXES = List.of(
            "enron-bailey-s",
            "enron-pereira-s",
            "enron-sanchez-m",
            "enron-lay-k",
            "spamassassin",
            "list-leech",
            "list-colomar");
    private static final byte[] FROM = "From ".getBytes(US_ASCII);
    private static final int LINES_MAX = 5000;
    private static final int SENTENCES_MAX = 100;
    /// What a grade is worth as a probability of the labeller's "yes".
    private static final List<Double> YES = List.of(0.08, 0.38, 0.62, 0.87);
    /// The reader is not the labeller: a grade counts for a fourteenth of a label, which counts for 10.
    private static final double WEIGHT = 0.7;

    private static final double POSITIVE = 1.8;

    private final MessageReader reader = new MessageReader(Limits.DEFAULT);
    private final Zones zones = new Zones(LINES_MAX);
    private final Map<String, Integer> grades = ActTraining.grades("asks-read.txt");
    private final List<Example> examples = new ArrayList<>();
    private int found;

    private ReadSentences() {}

    /// Each sentence twice, for and against, weighed by its grade.
    static List<Example> examples(Path corpus) throws IOException {
        var sentences = new ReadSentences();
        var wanted = sentences.grades.size();
        for (var mail : Corpus.tar("enron-categories.tar.xz").entrySet()) {
            if (mail.getKey().endsWith(".eml") || mail.getKey().endsWith(".txt")) {
                sentences.read(mail.getValue());
            }
        }
        for (var mailbox : MAILBOXES) {
            try (var in = new XZInputStream(Files.newInputStream(corpus.resolve(mailbox + ".mbox.xz")))) {
                sentences.split(in.readAllBytes());
            }
        }
        if (sentences.found < wanted * 99 / 100) {
            throw new IllegalStateException("of " + wanted + " sentences that were read only " + sentences.found
                    + " are found again: mail is taken apart in another way than it was");
        }
        return sentences.examples;
    }

    /// Messages begin at a line `From ` behind an empty one.
    private void split(byte[] mailbox) {
        var begin = -1;
        var blank = true;
        for (var at = 0; at < mailbox.length; ) {
            var end = at;
            while (end < mailbox.length && mailbox[end] != '\n') {
                end++;
            }
            if (blank && Arrays.equals(mailbox, at, Math.min(end, at + FROM.length), FROM, 0, FROM.length)) {
                if (begin >= 0) {
                    read(Arrays.copyOfRange(mailbox, begin, at));
                }
                begin = Math.min(end + 1, mailbox.length);
            }
            blank = end == at;
            at = end + 1;
        }
        if (begin >= 0) {
            read(Arrays.copyOfRange(mailbox, begin, mailbox.length));
        }
    }

    private void read(byte[] mail) {
        var own = zones.of(reader.read(mail, false)).own();
        for (var sentence : Sentences.of(Greeting.without(own, Greeting.of(own)), SENTENCES_MAX)) {
            var grade = grades.remove(ActTraining.key(sentence.replace('\t', ' ')));
            if (grade != null) {
                found++;
                var features = ActFeatures.of(sentence);
                var yes = YES.get(grade);
                examples.add(new Example(features, true, WEIGHT * POSITIVE * yes));
                examples.add(new Example(features, false, WEIGHT * (1 - yes)));
            }
        }
    }
}
