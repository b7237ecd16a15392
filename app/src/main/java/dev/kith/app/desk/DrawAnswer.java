package dev.kith.app.desk;

import dev.kith.app.line.DrawLine;
import dev.kith.indexer.Letter;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.proof.Backtest;
import dev.kith.rules.proof.BlindDraw;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Answers `rules read`: a rule's findings over the indexed past, hidden among decoys.
final class DrawAnswer {
    private static final int LETTERS_MAX = 500;
    private static final int TEXT_CHARS_MAX = 1_200;
    private static final int LINE_CHARS_MAX = 160;

    private final Holdings holdings;

    DrawAnswer(Holdings holdings) {
        this.holdings = holdings;
    }

    void run(Ask.Draw ask, Lines out) throws Refusal, IOException {
        var from = Objects.requireNonNullElse(ask.from(), Instant.EPOCH);
        var rule = holdings.book().rule(ask.rule()).orElse(null);
        if (rule == null) {
            throw new Refusal("there is no rule \"" + ask.rule() + "\" in the book");
        }
        var past = Past.of(holdings);
        var histories = ask.asPersonal() ? BlindDraw.asPersonal(past.histories()) : past.histories();
        var found = Backtest.run(
                        holdings.book().only(List.of(ask.rule())),
                        histories,
                        holdings.ledger().said(),
                        past.from(),
                        past.to(),
                        holdings.zone(),
                        (done, total) -> out.progress(done, total, "days"))
                .found()
                .stream()
                .filter(one -> !one.at().isBefore(from))
                .toList();
        for (var item : BlindDraw.draw(found, histories, rule.occasion().silence(), ask.count(), ask.seed())) {
            out.line(line(item, ask.text()));
        }
    }

    private DrawLine line(BlindDraw.Item item, boolean text) throws IOException {
        var about = item.about();
        return new DrawLine(
                item.number(),
                item.at(),
                about.date(),
                about.sent() ? "sent" : "received",
                about.people(),
                text ? about.subject() : "",
                text ? item.line() : "",
                text ? own(about) : "",
                text ? lines(item.before()) : List.of(),
                text ? lines(item.since()) : List.of(),
                text ? null : item.finding());
    }

    private String own(Interaction about) throws IOException {
        return holdings.indexer().conversation(about.conversation(), LETTERS_MAX).stream()
                .filter(letter -> letter.messageId().equals(about.messageId()))
                .findFirst()
                .map(Letter::own)
                .map(own -> own.length() > TEXT_CHARS_MAX ? own.substring(0, TEXT_CHARS_MAX) + " ..." : own)
                .orElse("");
    }

    private static List<String> lines(List<Interaction> mails) {
        return mails.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%tF %s%s \"%s\": %s",
                        one.date().atZone(ZoneOffset.UTC),
                        one.sent() ? "you" : "they",
                        one.automatic() ? " (automatic)" : "",
                        one.subject(),
                        cut(one.evidence().isEmpty() ? "" : one.evidence().getFirst())))
                .toList();
    }

    private static String cut(String line) {
        return line.length() > LINE_CHARS_MAX ? line.substring(0, LINE_CHARS_MAX) : line;
    }
}
