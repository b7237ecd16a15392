package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.folder.Locks;
import dev.kith.app.line.ContactsLine;
import dev.kith.app.line.ForgottenLine;
import dev.kith.app.line.FoundLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.SaidLine;
import dev.kith.app.line.StatusLine;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that say who is who, from the order to what every other command then answers.
class DeskTest {
    private static final String ME = "alice@example.org";
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    Path temporary = Path.of("");

    private DataFolder folder = new DataFolder(Path.of(""));

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

    private void mbox(String... mails) throws Exception {
        var file = temporary.resolve("mail.mbox");
        Files.writeString(file, String.join("", mails));
        ask(new Ask.Import(List.of(file.toString()), List.of(ME)));
    }

    private static String mail(int number, String from, String to, String subject, String text) {
        return "From - Thu Jan  1 00:00:00 2026\nMessage-ID: <" + number + "@example.org>\nDate: Thu, 0" + number
                + " Jan 2026 10:00:00 +0000\nFrom: " + from + "\nTo: " + to + "\nSubject: " + subject + "\n\n" + text
                + "\n\n";
    }

    /// Opens the folder as a command of its own does.
    private List<Object> ask(Ask ask) throws Refusal, IOException {
        var lines = new ArrayList<>();
        try (var holdings = Holdings.open(Optional.empty(), folder, ask.writes(), CLOCK)) {
            new Desk(holdings, CLOCK, new Alone("test")).answer(ask, new Lines() {
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

    /// By POSIX a process loses its locks on a file when it opens it once more and closes it: a second daemon could
    /// have begun beside the first, and SQLite and Lucene would not have known of each other.
    @Test
    void whoLooksForWhatIsLeftGivesUpNoLock() throws Exception {
        try (var _ = FolderLock.take(folder).orElseThrow();
                var holdings = Holdings.open(Optional.empty(), folder, true, CLOCK)) {
            var before = Locks.held(folder.path());
            assumeThat(before).contains("kith.lock", "index/write.lock", "ledger.db");
            var lines = new ArrayList<>();
            new Desk(holdings, CLOCK, new Alone("test")).answer(new Ask.Forget("ann@one.test"), new Lines() {
                @Override
                public void line(Object line) {
                    lines.add(line);
                }

                @Override
                public void progress(long done, long total, String what) {}
            });
            assertThat(lines).hasSize(1);
            assertThat(Locks.held(folder.path())).isEqualTo(before);
        }
    }

    private <T> List<T> ask(Ask ask, Class<T> type) throws Refusal, IOException {
        return ask(ask).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void say(String address, String verb, String... arguments) throws Refusal, IOException {
        ask(new Ask.Say(address, verb, List.of(arguments)));
    }

    private PersonLine person(String address) throws Refusal, IOException {
        return ask(new Ask.Person(address, null), PersonLine.class).getFirst();
    }

    private List<String> found(String query) throws Refusal, IOException {
        return ask(new Ask.Search(query, 50, true, null), FoundLine.class).stream()
                .map(FoundLine::subject)
                .sorted()
                .toList();
    }

    @Test
    void whoeverGoesAwayDuringAnAnswerGetsNoMoreOfIt() throws Exception {
        assertThat(found("from:carl")).hasSize(2);
        var lines = new ArrayList<>();
        try (var holdings = Holdings.open(Optional.empty(), folder, false, CLOCK)) {
            var desk = new Desk(holdings, CLOCK, new Alone("test"));
            assertThatThrownBy(() -> desk.answer(new Ask.Search("from:carl", 50, true, null), new Lines() {
                        @Override
                        public void line(Object line) {
                            lines.add(line);
                            throw new UncheckedIOException(new IOException("gone"));
                        }

                        @Override
                        public void progress(long done, long total, String what) {}
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("gone");
            assertThat(lines).hasSize(1);
            assertThat(holdings.indexer().failed()).isFalse();
        }
    }

    @Test
    void mergedAddressesAreOnePersonEverywhereUntilUndone() throws Exception {
        assertThat(person("ann@one.test").addresses()).containsExactly("ann@one.test");
        say("ann@one.test", "merge", "Lee@two.test");
        var ann = person("lee@two.test");
        assertThat(ann.addresses()).containsExactlyInAnyOrder("ann@one.test", "lee@two.test");
        assertThat(ann.id()).isEqualTo("ann@one.test");
        assertThat(ann.received()).isEqualTo(2);
        assertThat(found("from:lee@two.test")).containsExactly("Pensions", "Walk");
        assertThat(ask(new Ask.People("", null), PersonLine.class)).hasSize(2);

        ask(new Ask.Undo());
        assertThat(person("lee@two.test").addresses()).containsExactly("lee@two.test");
        assertThat(found("from:lee@two.test")).containsExactly("Walk");
    }

    @Test
    void aSplitTakesAMergeApartAndALaterMergeHolds() throws Exception {
        say("ann@one.test", "merge", "lee@two.test");
        say("lee@two.test", "split");
        assertThat(person("lee@two.test").received()).isEqualTo(1);
        say("lee@two.test", "merge", "ann@one.test");
        assertThat(person("lee@two.test").received()).isEqualTo(2);
    }

    @Test
    void anAddressWithoutMailIsNotedAndSaidToBeUnknown() throws Exception {
        var lines = ask(new Ask.Say("an@one.test", "tag", List.of("friend")));
        assertThat(lines).hasAtLeastOneElementOfType(SaidLine.class);
        assertThat(lines.toString()).contains("there is no mail with an@one.test");
        assertThat(ask(new Ask.Say("ann@one.test", "tag", List.of("friend"))).toString())
                .doesNotContain("there is no mail");
        assertThat(ask(new Ask.Say("ann@one.test", "merge", List.of("lea@two.test")))
                        .toString())
                .contains("there is no mail with lea@two.test");
        assertThat(ask(new Ask.Say("ann@one.test", "merge", List.of("lee@two.test")))
                        .toString())
                .doesNotContain("there is no mail");
        assertThatThrownBy(() -> person("Ann")).hasMessage("\"Ann\" is not an address; kith people Ann finds it");
    }

    @Test
    void aTimeThatIsNoneHasAnExample() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "someday"))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"someday\" is not a time such as 2w, tomorrow, friday or 2027-05-01");
    }

    @Test
    void whatHasBegunIsNotWaitedForAndWhatIsToComeHasNotBeen() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "2026-04-14"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("2026-04-14 has begun already");
        assertThatThrownBy(() -> say("", "pause", "2026-04-15")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> say("ann@one.test", "met", "2026-04-16"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("still to come");
        assertThatNoException().isThrownBy(() -> {
            say("ann@one.test", "snooze", "2026-04-16");
            say("ann@one.test", "snooze", "tomorrow");
            say("ann@one.test", "met", "yesterday");
            say("ann@one.test", "met", "2026-04-15");
            say("ann@one.test", "met");
        });
    }

    @Test
    void withoutAnAddressOfTheirsTheUserHearsThatNothingCountsAsSent() throws Exception {
        folder = DataFolder.prepare(temporary.resolve("other"));
        var mbox = temporary.resolve("mail.mbox").toString();
        assertThat(ask(new Ask.Import(List.of(mbox), List.of()), Notice.class))
                .singleElement()
                .extracting(Notice::notice)
                .asString()
                .contains("nothing of this counts as written by you", "--me");
    }

    @Test
    void whenceNothingCameIsNoSource() throws Exception {
        var notes = Files.writeString(temporary.resolve("notes.txt"), "milk, bread\n");
        ask(new Ask.Import(List.of(notes.toString()), List.of(ME)));
        try (var ledger = Ledger.open(folder.path())) {
            assertThat(ledger.sources().imports())
                    .extracting(Sources.Import::path)
                    .containsExactly(temporary.resolve("mail.mbox").toString());
        }
    }

    /// The index joins its files while somebody is forgotten.
    @Test
    void filesThatGoMeanwhileDoNotKeepAnybodyFromBeingForgotten() throws Exception {
        var over = new AtomicBoolean();
        var churn = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                try {
                    for (var name = 0; name < 50; name++) {
                        Files.writeString(folder.path().resolve("segment" + name), "octets");
                    }
                    for (var name = 0; name < 50; name++) {
                        Files.deleteIfExists(folder.path().resolve("segment" + name));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        try {
            for (var i = 0; i < 20; i++) {
                assertThat(ask(new Ask.Forget("nobody" + i + "@else.test"), ForgottenLine.class))
                        .hasSize(1);
            }
        } finally {
            over.set(true);
            churn.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01"})
    void aYearThatNobodyLivesInIsNone(String day) {
        assertThatThrownBy(() -> say("ann@one.test", "met", day))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"" + day + "\" is not a date such as 2026-05-01");
    }

    @Test
    void nobodyIsMergedWithTheUserOrWithThemselves() {
        assertThatThrownBy(() -> say("ann@one.test", "merge", ME))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("your own address");
        assertThatThrownBy(() -> say("ann@one.test", "merge", "ANN@one.test")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> say("ann@one.test", "merge", "lee")).isInstanceOf(Refusal.class);
    }

    @Test
    void anAddressBookMakesTagsAndJoinsAddresses() throws Exception {
        var cards = temporary.resolve("book.vcf");
        Files.writeString(cards, """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ann Lee
            EMAIL;TYPE=home:ann@one.test
            EMAIL;TYPE=work:Lee@Two.test
            EMAIL:office@shared.test
            CATEGORIES:Close friends,mentor,myContacts
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Carl
            EMAIL:carl@three.test
            EMAIL:office@shared.test
            EMAIL:alice@example.org
            CATEGORIES:peer
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Nobody
            TEL:+1 555 0100
            END:VCARD
            """);
        var line = ask(new Ask.Contacts(cards.toString()), ContactsLine.class).getFirst();
        assertThat(line).isEqualTo(new ContactsLine(3, 3, 1, 1));
        assertThat(person("lee@two.test").tags()).containsExactly("close-friends", "mentor");
        assertThat(person("carl@three.test").addresses()).containsExactly("carl@three.test");
        assertThat(found("tag:mentor")).containsExactly("Pensions", "Re: Pensions", "Walk");
        // once more: nothing new
        var again = ask(new Ask.Contacts(cards.toString()), ContactsLine.class).getFirst();
        assertThat(again).isEqualTo(new ContactsLine(3, 0, 0, 1));
        var words = temporary.resolve("words.txt");
        Files.writeString(words, "no card");
        assertThatThrownBy(() -> ask(new Ask.Contacts(words.toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no vCard");
    }

    @Test
    void aForgottenPersonIsNowhereAndDoesNotComeBack() throws Exception {
        say("ann@one.test", "merge", "lee@two.test");
        say("ann@one.test", "tag", "friend");
        say("carl@three.test", "note", "knows", "ann@one.test");
        Files.writeString(folder.log().resolve("kith.log"), "one line\nit says ann@one.test\nlast line\n");
        Files.createDirectories(folder.path().resolve("index.spoilt"));
        Files.writeString(folder.path().resolve("index.spoilt/segments_1"), "ann@one.test");

        var gone = ask(new Ask.Forget("lee@two.test"), ForgottenLine.class).getFirst();
        assertThat(gone.addresses()).isEqualTo(2);
        assertThat(gone.messages()).isEqualTo(3);
        assertThat(gone.mentions()).isEqualTo(1);
        assertThat(gone.logLines()).isEqualTo(1);
        assertThat(gone.left()).isZero();
        assertThat(octetsOf("ann@one.test")).isEmpty();
        assertThat(octetsOf("lee@two.test")).isEmpty();
        assertThat(Files.readString(folder.log().resolve("kith.log"))).isEqualTo("one line\nlast line\n");

        // the same mail once more, and new mail
        importMail();
        mbox(mail(6, "Ann Lee <ANN@one.test>", ME, "Here again", "Hello"));
        assertThat(octetsOf("ann@one.test")).isEmpty();
        assertThat(found("from:ann")).isEmpty();
        assertThatThrownBy(() -> person("ann@one.test")).isInstanceOf(Refusal.class);

        say("ann@one.test", "seal", "off");
        mbox(mail(7, "Ann Lee <ann@one.test>", ME, "Welcome", "Hello"));
        assertThat(person("ann@one.test").received()).isEqualTo(1);
    }

    @Test
    void whatIsNoAddressOnACardIsNotKept() throws Exception {
        var cards = temporary.resolve("odd.vcf");
        Files.writeString(cards, """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ann Lee
            EMAIL:ann@one.test
            EMAIL:lee@two.test\\nbcc:x@evil.test
            EMAIL:a\u001b[2J@one.test
            END:VCARD
            """);
        assertThat(ask(new Ask.Contacts(cards.toString()), ContactsLine.class))
                .containsExactly(new ContactsLine(1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pensions", "the", ME, "Alice@Example.org"})
    void whoIsNobodyOrTheUserIsNotForgotten(String word) throws Exception {
        Files.writeString(folder.log().resolve("kith.log"), "one line\n");
        assertThatThrownBy(() -> ask(new Ask.Forget(word))).isInstanceOf(Refusal.class);
        assertThat(found("pensions")).containsExactly("Pensions", "Re: Pensions");
        assertThat(Files.readString(folder.log().resolve("kith.log"))).isEqualTo("one line\n");
    }

    @Test
    void theUserIsNotSealed() throws Exception {
        assertThatThrownBy(() -> say(ME, "seal")).isInstanceOf(Refusal.class).hasMessageContaining("your own address");
        assertThat(found("pensions")).containsExactly("Pensions", "Re: Pensions");
    }

    /// `kith look` keeps an index of its own there.
    @Test
    void aForgottenPersonIsNotInTheFolderOfALookEither() throws Exception {
        var look = DataFolder.prepare(folder.look().path());
        var data = folder;
        folder = look;
        importAgain();
        assertThat(found("from:ann@one.test")).containsExactly("Pensions");
        folder = data;

        var gone = ask(new Ask.Forget("ann@one.test"), ForgottenLine.class).getFirst();
        assertThat(gone.left()).isZero();
        folder = look;
        assertThat(found("pensions")).isEmpty();
        importAgain();
        assertThat(found("pensions")).isEmpty();
        folder = data;

        // while somebody looks it is not touched, and that is said
        try (var _ = FolderLock.take(look).orElseThrow()) {
            assertThat(ask(new Ask.Forget("carl@three.test"), ForgottenLine.class)
                            .getFirst()
                            .left())
                    .isPositive();
        }
    }

    private void importAgain() throws Exception {
        ask(new Ask.Import(List.of(temporary.resolve("mail.mbox").toString()), List.of(ME)));
    }

    private List<Path> octetsOf(String word) throws IOException {
        try (var all = Files.walk(folder.path())) {
            var found = new ArrayList<Path>();
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, ISO_8859_1).toLowerCase(Locale.ROOT).contains(word)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    /// "taken back: elsewhere" was also said of `elsewhere off`, after which somebody is elsewhere again.
    @Test
    void whatIsTakenBackIsToldAsItWasSaid() throws Exception {
        for (var words : List.of(
                List.of("elsewhere", "off"),
                List.of("elsewhere"),
                List.of("tag", "friend"),
                List.of("tag", "no-friend"),
                List.of("cadence", "30d"),
                List.of("cadence", "none"),
                List.of("merge", "lee@two.test"),
                List.of("done"),
                List.of("note", "likes tea"))) {
            var arguments = words.subList(1, words.size());
            say("ann@one.test", words.getFirst(), arguments.toArray(String[]::new));
            var said =
                    words.getFirst() + " ann@one.test" + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
            assertThat(ask(new Ask.Undo(), SaidLine.class)).containsExactly(new SaidLine("taken back: " + said));
        }
        say("ann@one.test", "snooze", "2w");
        assertThat(ask(new Ask.Undo(), SaidLine.class))
                .containsExactly(new SaidLine("taken back: snooze ann@one.test until 2026-04-29"));
        say("", "pause", "off");
        assertThat(ask(new Ask.Undo(), SaidLine.class)).containsExactly(new SaidLine("taken back: pause off"));
    }

    @Test
    void aWordTooManyIsNotNotedAsIfItCounted() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "friday", "9am"))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"9am\" is a word too many");
        assertThatThrownBy(() -> say("", "pause", "2w", "please")).isInstanceOf(Refusal.class);
    }

    @Test
    void aTagThatIsWrittenLargeIsTheRuleBooks() throws Exception {
        say("ann@one.test", "tag", "Friend", "Boats");
        assertThat(person("ann@one.test").tags()).containsExactlyInAnyOrder("friend", "Boats");
        say("ann@one.test", "tag", "no-FRIEND");
        assertThat(person("ann@one.test").tags()).containsExactly("Boats");
        assertThat(ask(new Ask.Say("ann@one.test", "tag", List.of("frend"))).toString())
                .contains("Did you mean friend?");
    }

    @Test
    void anEmptyNoteTakesTheNoteAwayAndSaysSo() throws Exception {
        say("ann@one.test", "note", "likes tea");
        assertThat(ask(new Ask.Say("ann@one.test", "note", List.of(""))).toString())
                .contains("An empty note takes the note away.", "said=note ann@one.test]");
    }

    @Test
    void aPauseIsInTheStatusUntilItEnds() throws Exception {
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices()).isEmpty();
        say("", "pause");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices())
                .containsExactly("Reminders are paused; kith pause off ends it.");
        say("", "pause", "2w");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices())
                .containsExactly("Reminders are paused until 2026-04-29; kith pause off ends it.");
        say("", "pause", "off");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices()).isEmpty();
    }

    @Test
    void aSealedPersonIsNotShownAndNotIndexed() throws Exception {
        say("carl@three.test", "seal");
        assertThat(found("boat")).isEmpty();
        assertThat(ask(new Ask.People("carl", null), PersonLine.class)).isEmpty();
        mbox(mail(8, "Carl <carl@three.test>", ME, "Another boat", "A boat"));
        assertThat(found("boat")).isEmpty();
        assertThat(ask(new Ask.Undo(), SaidLine.class))
                .containsExactly(new SaidLine("taken back: seal (whom it was about is not kept)"));
        mbox(mail(9, "Carl <carl@three.test>", ME, "A third boat", "A boat"));
        assertThat(found("boat")).containsExactly("A third boat");
    }

    @Test
    void peopleAreFoundByTheirNamesAndByWhatWasWrittenWithThem() throws Exception {
        assertThat(people("ann")).containsExactly("ann@one.test");
        assertThat(people("boats")).containsExactly("carl@three.test");
        assertThat(people("who knows about pensions?")).containsExactly("ann@one.test");
        assertThat(people("nonsense")).isEmpty();
    }

    private List<String> people(String query) throws Refusal, IOException {
        return ask(new Ask.People(query, null), PersonLine.class).stream()
                .map(PersonLine::id)
                .toList();
    }
}
