package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.indexer.Hit;
import dev.kith.indexer.Reading;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.rules.Look;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.Note;
import dev.kith.rules.reminder.NoteWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers that Kith puts into INBOX: what a search found, what the rules say of a person, words that were no command.
final class Notes {
    private static final int HITS_MAX = 6;

    private final Holdings holdings;
    private final Telling telling;
    private final NoteWriter writer;
    private final Postbox postbox;
    private final Drafting drafting;

    Notes(Holdings holdings, Telling telling, NoteWriter writer, Postbox postbox, Drafting drafting) {
        this.holdings = holdings;
        this.telling = telling;
        this.writer = writer;
        this.postbox = postbox;
        this.drafting = drafting;
    }

    /// Answers a question.
    ///
    /// @param asked Message-ID of the question
    /// @return false when there is nobody to answer about
    boolean answer(Command question, String account, Optional<Occasion> occasion, String asked) throws IOException {
        if (question instanceof Command.Search(var query)) {
            post(found(query), account, asked);
            return true;
        }
        if (question instanceof Command.Draft) {
            return occasion.isPresent() && drafts(occasion.get(), account, asked);
        }
        var person = occasion.flatMap(Notes::person);
        var history = person.isEmpty()
                ? Optional.<History>empty()
                : holdings.indexer().history(person.get());
        if (history.isEmpty()) {
            return false;
        }
        post(why(history.get()), account, asked);
        return true;
    }

    /// A draft for each person of the occasion; where there is no folder for it, the words themselves.
    private boolean drafts(Occasion occasion, String account, String asked) throws IOException {
        var any = false;
        for (var begun : drafting.of(occasion)) {
            any = true;
            var put = drafting.put(begun, null);
            if (put != Drafting.Put.THERE) {
                post(new Note.NoDrafts(begun.name(), begun.draft()), account, asked + " " + begun.person());
            }
        }
        return any;
    }

    private static Optional<String> person(Occasion occasion) {
        return occasion.parts().stream()
                .map(Part::person)
                .filter(person -> !person.isEmpty())
                .findFirst();
    }

    private Note found(String query) throws IOException {
        var answer = holdings.indexer()
                .search(query, HITS_MAX, false, holdings.clock().instant());
        return new Note.Found(
                query, answer.total(), answer.hits().stream().map(this::hit).toList());
    }

    private Note.Hit hit(Hit hit) {
        var other = hit.direction() == Direction.SENT && !hit.to().isEmpty()
                ? hit.to().getFirst()
                : hit.from();
        var line = hit.snippet().replaceAll("[\\u2068\\u2069]", "");
        return new Note.Hit(other, hit.date().toInstant(), hit.subject(), line, hit.messageId());
    }

    private Note why(History history) throws IOException {
        List<Look> looks;
        try (var _ = holdings.turns().take()) {
            looks = new Judgement(holdings, holdings.clock().instant()).why(history);
        }
        var verdicts = looks.stream()
                .filter(Look::on)
                .map(look -> {
                    var finding = look.finding();
                    return finding == null
                            ? new Note.Verdict(look.rule(), false, missing(look))
                            : new Note.Verdict(look.rule(), true, finding.why());
                })
                .sorted((a, b) -> Boolean.compare(b.holds(), a.holds()))
                .toList();
        return new Note.Why(history.person().name(), verdicts);
    }

    private static String missing(Look look) {
        return look.inputs().stream()
                .filter(input -> !input.holds())
                .findFirst()
                .map(input -> input.name() + ": " + input.value())
                .orElse("-");
    }

    /// Gives words back that are no command, with a way to send them to the person the reminder was about.
    void giveBack(String account, Optional<Occasion> occasion, Reading read, String asked) throws IOException {
        var person = occasion.flatMap(Notes::person);
        var history = person.isEmpty()
                ? Optional.<History>empty()
                : holdings.indexer().history(person.get());
        var name = history.map(h -> h.person().name()).or(() -> person).orElse("");
        var address = history.map(h -> h.person().addresses().getFirst())
                .or(() -> person)
                .orElse("");
        var last = history.flatMap(History::last);
        var subject = last.map(i -> i.subject()).orElse(Written.bare(read.subject()));
        post(new Note.Returned(name, address, subject, read.text()), account, asked);
    }

    private void post(Note note, String account, String asked) {
        var mail = writer.write(
                note, telling.reader(account), asked, holdings.clock().instant());
        postbox.post(mail, account, "INBOX", List.of(new Part(mail.messageId(), "", NoteWriter.RULE, asked)));
    }
}
