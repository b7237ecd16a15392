package dev.kith.app.desk;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.FoundLine;
import dev.kith.app.line.PersonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk over the mail of three people, and what is asked of it: each time the folder is opened as a command does.
abstract class AtTheDesk {
    static final String ME = "alice@example.org";
    static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    Path temporary = Path.of("");

    DataFolder folder = new DataFolder(Path.of(""));

    @BeforeEach
    void importMail() throws Exception {
        folder = DataFolder.prepare(temporary.resolve("data"));
        mbox(
                mail(1, "Ann Lee <ann@one.test>", ME, "Pensions", "The fund pays pensions from June."),
                mail(2, "A. Lee <lee@two.test>", ME, "Walk", "Sunday?"),
                mail(3, ME, "Ann Lee <ann@one.test>", "Re: Pensions", "Thank you."),
                mail(4, "Carl <carl@three.test>", ME, "Fwd: hello", "It is from ann@one.test: hello"),
                mail(5, "Carl <carl@three.test>", ME, "Boat", "A boat, a boat."));
    }

    void mbox(String... mails) throws Exception {
        var file = temporary.resolve("mail.mbox");
        Files.writeString(file, String.join("", mails));
        ask(new Ask.Import(List.of(file.toString()), List.of(ME)));
    }

    static String mail(int number, String from, String to, String subject, String text) {
        return "From - Thu Jan  1 00:00:00 2026\nMessage-ID: <" + number + "@example.org>\nDate: Thu, 0" + number
                + " Jan 2026 10:00:00 +0000\nFrom: " + from + "\nTo: " + to + "\nSubject: " + subject + "\n\n" + text
                + "\n\n";
    }

    /// Opens the folder as a command of its own does.
    List<Object> ask(Ask ask) throws Refusal, IOException {
        var lines = new ArrayList<>();
        try (var holdings = Holdings.open(Optional.empty(), folder, ask.writes(), CLOCK)) {
            new Desk(holdings, CLOCK, new NoDaemon("test")).answer(ask, new Lines() {
                @Override
                public void line(Object line) {
                    lines.add(line);
                }

                @Override
                public void progress(long done, long total, String what) {}
            });
        }
        return lines;
    }

    <T> List<T> ask(Ask ask, Class<T> type) throws Refusal, IOException {
        return ask(ask).stream().filter(type::isInstance).map(type::cast).toList();
    }

    void say(String address, String verb, String... arguments) throws Refusal, IOException {
        ask(new Ask.Say(address, verb, List.of(arguments)));
    }

    PersonLine person(String address) throws Refusal, IOException {
        return ask(new Ask.Person(address, null), PersonLine.class).getFirst();
    }

    List<String> found(String query) throws Refusal, IOException {
        return ask(new Ask.Search(query, 50, true, null), FoundLine.class).stream()
                .map(FoundLine::subject)
                .sorted()
                .toList();
    }

    void importAgain() throws Exception {
        ask(new Ask.Import(List.of(temporary.resolve("mail.mbox").toString()), List.of(ME)));
    }
}
