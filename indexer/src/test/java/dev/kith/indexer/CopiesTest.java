package dev.kith.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Interaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A mail that the user sent without a Message-ID, and the copy of it that has one or another encoding, are one.
class CopiesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final String BOB = "Bob Ross <bob@example.org>";
    private static final String CAROL = "carol@example.org";
    private static final String TEXT = "Could you send me the draft für Köln by Friday?";
    private static final String ID = "Message-ID: <real@provider.test>\n";

    @TempDir
    Path folder;

    private Indexer open() throws Exception {
        return Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC);
    }

    private static String letter(String id, String time, String to, String text) {
        return id + "Date: Mon, 02 Mar 2026 " + time + " +0000\nFrom: Alice <" + Mailbox.ME + ">\nTo: " + to
                + "\nSubject: The draft\nMIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text + "\n";
    }

    private static String letter(String id) {
        return letter(id, "10:00:07", BOB, TEXT);
    }

    private static String inBase64(String id) {
        return letter(id, "10:00:07", BOB, Base64.getMimeEncoder().encodeToString((TEXT + "\r\n").getBytes(UTF_8)))
                .replace("8bit", "base64");
    }

    private static Mail submitted(String letter, String... forwardPaths) {
        return mail(letter, null, 0, Mailbox.ME, List.of(forwardPaths));
    }

    private static Mail inMailbox(String letter, String mailbox, int uid) {
        return mail(letter, mailbox, uid, null, List.of());
    }

    private static Mail mail(
            String letter, @Nullable String mailbox, int uid, @Nullable String path, List<String> forwardPaths) {
        var octets = letter.replace("\n", "\r\n").getBytes(UTF_8);
        return new Mail("work", null, mailbox, 1, uid, path, forwardPaths, octets, false, octets.length, NOW, null);
    }

    private static List<Interaction> with(Indexer indexer, String address) throws Exception {
        indexer.refresh();
        return indexer.history(address).orElseThrow().interactions();
    }

    @ParameterizedTest(name = "refreshed between: {0}, submission first: {1}, the copy in base64: {2}")
    @CsvSource({
        "true,  true,  false", "false, true,  false", "true,  false, false", "false, false, false",
        "true,  true,  true", "false, true,  true", "true,  false, true", "false, false, true"
    })
    void aMailAndItsCopyInSentAreOne(boolean refreshed, boolean first, boolean base64) throws Exception {
        var passed = submitted(letter(""), "bob@example.org", "boss@example.org");
        var copy = inMailbox(base64 ? inBase64(ID) : letter(ID), "Sent", 7);
        try (var indexer = open()) {
            var told = new ArrayList<String>();
            indexer.whenRenamed((_, is) -> told.add(is));
            assertThat(indexer.add(first ? passed : copy)).isEqualTo(Added.INDEXED);
            if (refreshed) {
                indexer.refresh();
            }
            assertThat(indexer.add(first ? copy : passed)).isEqualTo(Added.KNOWN);
            asOne(indexer);
            assertThat(told).containsExactly("real@provider.test");
        }
        try (var indexer = open()) {
            asOne(indexer);
            assertThat(indexer.add(passed)).isEqualTo(Added.KNOWN);
            assertThat(indexer.add(copy)).isEqualTo(Added.KNOWN);
            assertThat(indexer.add(inMailbox(letter(""), "Archive", 3))).isEqualTo(Added.KNOWN);
            asOne(indexer);
            assertThat(indexer.uids("work", "Archive", 1)).containsExactly(3);
            assertThat(indexer.uids("work", "Sent", 1)).containsExactly(7);
            // as long as a mailbox holds it, it stays
            indexer.gone("work", "Sent", 1, 7);
            asOne(indexer);
            indexer.gone("work", "Archive", 1, 3);
            indexer.refresh();
            assertThat(indexer.status().messages()).isZero();
        }
    }

    private static void asOne(Indexer indexer) throws Exception {
        assertThat(with(indexer, "bob@example.org"))
                .extracting(Interaction::messageId)
                .containsExactly("real@provider.test");
        assertThat(with(indexer, "boss@example.org"))
                .as("whom only the envelope named")
                .hasSize(1);
        assertThat(indexer.status().messages()).isEqualTo(1);
        assertThat(indexer.status().conversations()).isEqualTo(1);
        assertThat(indexer.search("draft", 10, true, NOW).hits()).hasSize(1);
        assertThat(indexer.knows("real@provider.test")).isTrue();
    }

    /// Two that have no name at all: the provider only encoded the copy anew.
    @Test
    void anotherEncodingIsNoOtherMail() throws Exception {
        try (var indexer = open()) {
            indexer.add(submitted(letter(""), "bob@example.org"));
            assertThat(indexer.add(inMailbox(inBase64(""), "Sent", 7))).isEqualTo(Added.KNOWN);
            assertThat(indexer.add(inMailbox(inBase64(""), "Archive", 8))).isEqualTo(Added.KNOWN);
            assertThat(with(indexer, "bob@example.org")).hasSize(1);
            // the name comes last, and both know it
            assertThat(indexer.add(inMailbox(letter(ID), "All Mail", 9))).isEqualTo(Added.KNOWN);
            assertThat(with(indexer, "bob@example.org"))
                    .extracting(Interaction::messageId)
                    .containsExactly("real@provider.test");
            assertThat(indexer.uids("work", "Sent", 1)).containsExactly(7);
            assertThat(indexer.uids("work", "Archive", 1)).containsExactly(8);
        }
    }

    @Test
    void theAnswerStandsInTheConversationOfBoth() throws Exception {
        try (var indexer = open()) {
            indexer.add(submitted(letter(""), "bob@example.org"));
            indexer.add(inMailbox(
                    "Message-ID: <answer@example.org>\nIn-Reply-To: <real@provider.test>\n"
                            + "Date: Mon, 02 Mar 2026 11:00:00 +0000\nFrom: " + BOB + "\nTo: " + Mailbox.ME
                            + "\nSubject: Re: The draft\n\nHere it is.\n",
                    "INBOX",
                    1));
            indexer.refresh();
            indexer.add(inMailbox(letter(ID), "Sent", 7));
            assertThat(with(indexer, "bob@example.org")).hasSize(2);
            assertThat(indexer.status().conversations()).isEqualTo(1);
            var name = with(indexer, "bob@example.org").getFirst().conversation();
            assertThat(indexer.conversation(name, 10)).hasSize(2);
            indexer.commit();
        }
        try (var indexer = open()) {
            var name = with(indexer, "bob@example.org").getFirst().conversation();
            assertThat(indexer.conversation(name, 10)).hasSize(2);
        }
    }

    /// What tells two apart, each in turn; in every order.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another second | 10:00:08 | bob@example.org   | ok                             | ''",
                "another person | 10:00:07 | carol@example.org | ok                             | ''",
                "other words    | 10:00:07 | bob@example.org   | no                             | ''",
                "another answer | 10:00:07 | bob@example.org   | ok                             | In-Reply-To:"
                        + " <other@x.test>",
            })
    void twoThatDifferStayTwo(String why, String time, String to, String text, String field) throws Exception {
        var unnamed = submitted(letter("", "10:00:07", "bob@example.org", "ok"), "bob@example.org");
        var named = inMailbox(letter(ID + (field.isEmpty() ? "" : field + "\n"), time, to, text), "Sent", 7);
        for (var order : List.of(List.of(unnamed, named), List.of(named, unnamed))) {
            try (var indexer = Indexer.open(
                    folder.resolve("two" + order.indexOf(named)), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
                for (var mail : order) {
                    assertThat(indexer.add(mail)).as(why).isEqualTo(Added.INDEXED);
                }
                indexer.refresh();
                assertThat(indexer.status().messages()).isEqualTo(2);
            }
        }
    }

    /// A Date without seconds names a minute, in which one may well say "ok" twice.
    @Test
    void twoShortOnesOfOneMinuteStayTwo() throws Exception {
        try (var indexer = open()) {
            indexer.add(submitted(letter("", "10:00", BOB, "ok"), "bob@example.org"));
            assertThat(indexer.add(inMailbox(letter(ID, "10:00", BOB, "ok"), "Sent", 7)))
                    .isEqualTo(Added.INDEXED);
            assertThat(with(indexer, "bob@example.org")).hasSize(2);
        }
    }

    /// Mail of others is never joined: two of theirs may be alike.
    @Test
    void whatOthersWroteIsLeftAlone() throws Exception {
        try (var indexer = open()) {
            var theirs = letter("").replace("Alice <" + Mailbox.ME + ">", CAROL).replace(BOB, Mailbox.ME);
            indexer.add(inMailbox(theirs, "INBOX", 1));
            assertThat(indexer.add(inMailbox(ID + theirs, "INBOX", 2))).isEqualTo(Added.INDEXED);
        }
    }

    /// Any number of mails that are alike, each with its copy in Sent: as many messages as there are copies.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void inEveryOrderAsManyAsThereAreCopies(int seed) throws Exception {
        var random = new SplittableRandom(seed);
        var mails = new ArrayList<Mail>();
        for (var mail = 0; mail < 12; mail++) {
            var time = "10:00:" + (10 + mail / 2);
            mails.add(submitted(letter("", time, BOB, "yes"), "bob@example.org", "b" + mail + "@example.org"));
            mails.add(inMailbox(letter("Message-ID: <n" + mail + "@x.test>\n", time, BOB, "yes"), "Sent", mail + 1));
        }
        Collections.shuffle(mails, new java.util.Random(random.nextLong()));
        try (var indexer = open()) {
            for (var mail : mails) {
                indexer.add(mail);
                if (random.nextInt(3) == 0) {
                    indexer.refresh();
                }
                if (random.nextInt(5) == 0) {
                    indexer.commit();
                }
            }
            asMany(indexer);
        }
        try (var indexer = open()) {
            mails.forEach(mail -> assertThat(added(indexer, mail)).isEqualTo(Added.KNOWN));
            asMany(indexer);
        }
    }

    private static Added added(Indexer indexer, Mail mail) {
        try {
            return indexer.add(mail);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void asMany(Indexer indexer) throws Exception {
        var names = with(indexer, "bob@example.org").stream()
                .map(Interaction::messageId)
                .toList();
        assertThat(names).hasSize(12).doesNotHaveDuplicates().allMatch(name -> name.endsWith("@x.test"));
        assertThat(indexer.status().messages()).isEqualTo(12);
        assertThat(indexer.uids("work", "Sent", 1)).hasSize(12);
    }
}
