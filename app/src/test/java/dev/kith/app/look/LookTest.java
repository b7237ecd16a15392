package dev.kith.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.book.RuleBook;
import dev.kith.rules.proof.Diary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a look finds on a machine, and what it would have said.
class LookTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @TempDir
    Path home = Path.of("");

    @Test
    void theUsualPlacesAreFoundWithTheAddressesTheyName() throws IOException {
        file(".thunderbird/abc.default/ImapMail/imap.example.org/INBOX", "From - x\n");
        file(".thunderbird/abc.default/ImapMail/imap.example.org/INBOX.msf", "x");
        file(".thunderbird/abc.default/Mail/empty/nothing.dat", "x");
        file(
                ".thunderbird/abc.default/prefs.js",
                "user_pref(\"mail.identity.id1.useremail\", \"Alice@Example.org\");\n"
                        + "user_pref(\"mail.identity.id2.fullName\", \"bob@example.org\");\n");
        file("Library/Mail/V10/x/INBOX.mbox/Messages/1.emlx", "x");
        file("Maildir/cur/1", "x");
        Files.createDirectories(home.resolve("Maildir/new"));
        file("Mail/work/INBOX/cur/1", "x");
        Files.createDirectories(home.resolve("Mail/work/INBOX/new"));

        assertThat(Places.find(home, Map.of()))
                .containsExactly(
                        new Place(
                                "Thunderbird",
                                home.resolve(".thunderbird/abc.default/ImapMail/imap.example.org"),
                                Set.of("alice@example.org")),
                        new Place("Apple Mail", home.resolve("Library/Mail/V10"), Set.of()),
                        new Place("Maildir", home.resolve("Maildir"), Set.of()),
                        new Place("Maildir", home.resolve("Mail/work"), Set.of()));
    }

    @Test
    void aProfileKeptElsewhereIsFoundByThunderbirdsList() throws IOException {
        file("disk/mine/Mail/pop.example.org/Inbox.msf", "x");
        file(
                ".thunderbird/profiles.ini",
                "[Profile1]\nIsRelative=1\nPath=abc.default\n\n[Profile0]\nName=default\nIsRelative=0\nPath="
                        + home.resolve("disk/mine") + "\r\nDefault=1\n");
        assertThat(Places.find(home, Map.of()))
                .containsExactly(new Place("Thunderbird", home.resolve("disk/mine/Mail/pop.example.org"), Set.of()));
    }

    @Test
    void junkTrashAndDraftsAreLeftOut() throws IOException {
        var inbox = file("a/INBOX", "From - x\n");
        var sub = file("a/INBOX.sbd/Work", "From - x\n");
        var apple = file("a/INBOX.mbox/Data/Messages/1.emlx", "x");
        var maildir = file("a/.Sent/cur/1:2,S", "x");
        for (var name : List.of("Trash", "Junk", "Drafts.sbd/x", ".INBOX.Spam/cur/2", "Deleted Messages.mbox/2.emlx")) {
            file("a/" + name, "From - x\n");
        }
        file("a/INBOX.msf", "From - x\n");
        file("a/filterlog.html", "<html>");

        assertThat(MailIn.files(home.resolve("a"), 100)).containsExactlyInAnyOrder(inbox, sub, apple, maildir);
        assertThat(MailIn.files(home.resolve("a"), 2)).hasSize(2);
    }

    @Test
    void thePastIsJudgedWithWhatWasKnownThen() {
        var diary = new Diary(START, ZoneOffset.UTC)
                .mail("d0 out bo human", "d1 in bo human", "d20 out bo ask question", "d60 in bo human");
        var to = START.plus(Duration.ofDays(59));
        var reminded = Past.reminders(
                RuleBook.shipped().only(List.of("mine-unanswered")),
                diary.histories(),
                START,
                to,
                ZoneOffset.UTC,
                (_, _) -> {});

        assertThat(reminded).anySatisfy(one -> {
            assertThat(one.finding().rule()).isEqualTo("mine-unanswered");
            assertThat(one.at()).isAfter(START.plus(Duration.ofDays(20)));
        });
        // an occasion is told once
        assertThat(reminded.stream().filter(r -> r.finding().rule().equals("mine-unanswered")))
                .hasSize(1);
    }

    private Path file(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }
}
