package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.mime.Automatic;
import dev.kith.indexer.mime.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A [Message] to its [OwnWords]: the front door of this package. Stateless; any thread.
public final class OwnWordsReader {
    private static final int LINES_MAX = 5000;
    private static final int SENTENCES_MAX = 100;
    private static final int ACTS_MAX = 40;

    private final Zones zones = new Zones(LINES_MAX);
    private final Acts acts = new Acts();

    /// @param received when it came, for a message without a date; days named in the text count from its day
    public OwnWords read(Message message, LocalDate received) {
        var zoned = zones.of(message);
        var written = message.date() == null ? received : message.date().toLocalDate();
        var greeting = Greeting.of(zoned.own());
        var found = new ArrayList<Act>();
        var sentences = Sentences.of(Greeting.without(zoned.own(), greeting), SENTENCES_MAX);
        var evidence = new Evidence();
        var stop = false;
        var scratch = new ActFeatures();
        for (var sentence : sentences) {
            var heard = acts.in(sentence, written, scratch);
            evidence.offer(sentence, heard.acts());
            stop |= heard.stop();
            if (found.size() + heard.acts().size() <= ACTS_MAX) {
                found.addAll(heard.acts());
            }
        }
        SubjectDay.into(found, message.subject(), written);
        ofItself(message, sentences, written, found);
        return new OwnWords(
                zoned,
                greeting,
                Words.count(zoned.own()),
                Unanswerable.of(sentences, Laughed.of(sentences, found)),
                evidence.best(),
                Sketch.of(zoned.own()),
                Links.publicOnes(zoned.own(), message.links()),
                stop,
                Cards.of(
                        zoned.signature(),
                        message.from().isEmpty()
                                ? ""
                                : message.from().getFirst().name()));
    }

    /// What a program says for somebody: when they are back, or that a letter did not arrive. Its other phrases refuse
    /// nothing and tell no news.
    private static void ofItself(Message message, List<String> sentences, LocalDate written, List<Act> found) {
        if (message.automatic() != Automatic.NO) {
            found.removeIf(act -> act.kind() == ActKind.NEWS || act.kind() == ActKind.DECLINE);
        }
        switch (message.automatic()) {
            case REPLY ->
                Away.in(Stream.concat(Stream.of(message.subject()), sentences.stream()), written)
                        .ifPresent(found::add);
            case BOUNCE -> {
                if (!message.failed().isEmpty()) {
                    found.add(new Act(ActKind.DECLINE, message.subject(), 1, null));
                }
            }
            case RECEIPT, NO -> {}
        }
    }

    /// The acts in one sentence, every kind with its probability, the likely and the unlikely; no due dates.
    public List<Act> acts(String sentence) {
        return acts.all(sentence);
    }
}
