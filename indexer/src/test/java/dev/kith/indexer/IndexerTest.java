package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.people.Identities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexerTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    @TempDir
    Path folder;

    private Indexer open() throws Exception {
        return Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC);
    }

    private static Mailbox correspondence() {
        return new Mailbox()
                .mail("2026-03-01", "Bob Ross <bob@example.org>", Mailbox.ME, "Lunch", "Shall we have lunch on Friday?")
                .mail(
                        "2026-03-02",
                        Mailbox.ME,
                        "Bob Ross <bob@example.org>",
                        "Re: Lunch",
                        "In-Reply-To: <1@example.org>\n\nGladly. I will book a table.")
                .mail(
                        "2026-03-03",
                        "Shop <noreply@shop.test>",
                        Mailbox.ME,
                        "Your order",
                        "Precedence: bulk\n\nIt has been shipped.");
    }

    private static void fill(Indexer indexer, Mailbox mailbox) throws Exception {
        for (var mail : mailbox.mails()) {
            assertThat(indexer.add(mail)).isEqualTo(Added.INDEXED);
        }
        indexer.refresh();
    }

    /// Who sends letters to subscribers may put a list's identifier on them.
    @Test
    void aNewsletterIsNoHumanAndWhoWritesToAListIs() throws Exception {
        var letter = "List-Id: The Label <issue.thelabel.test>\nList-Unsubscribe: <https://thelabel.test/out>\n"
                + "Precedence: bulk\n\nA door is the first exhibit.";
        var post = "List-Id: Choir <choir.lists.test>\nList-Unsubscribe: <mailto:choir-leave@lists.test>\n"
                + "Precedence: bulk\n\nWho can bring the stands on Friday?";
        var mailbox = new Mailbox();
        for (var day : List.of("2026-03-01", "2026-03-08", "2026-03-15")) {
            mailbox.mail(day, "The Label <issue@thelabel.test>", Mailbox.ME, "The Label", letter)
                    .mail(day, "News <hello@mail.thelabel.test>", Mailbox.ME, "The Label", letter)
                    .mail(day, "Eve Lund <eve@lists.test>", "choir@lists.test", "Stands", post)
                    .mail(day, "Ann Hay <ann@home.test>", Mailbox.ME, "Stands", post);
        }
        try (var indexer = open()) {
            fill(indexer, mailbox);
            assertThat(List.of("issue@thelabel.test", "hello@mail.thelabel.test", "eve@lists.test", "ann@home.test"))
                    .extracting(address ->
                            indexer.history(address).orElseThrow().person().kind())
                    .containsExactly(Kind.MACHINE, Kind.MACHINE, Kind.HUMAN, Kind.HUMAN);
        }
    }

    /// The same words in a letter to one, in an answer and on a list where people talk.
    @ParameterizedTest(name = "{0} asks: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        List-Unsubscribe: <https://shop.test/out>                                                                | false
        List-Id: <post.club.test>; List-Unsubscribe: <https://club.test/out>; Precedence: bulk                   | false
        List-Id: <post.club.test>; List-Unsubscribe: <https://club.test/out>                                     | false
        List-Id: <post.club.test>; Precedence: bulk                                                              | false
        List-Id: <post.shop.test>; List-Unsubscribe: <https://shop.test/out>                                     | false
        List-Id: <post.club.test>; List-Post: NO; List-Unsubscribe: <https://club.test/out>                      | false
        List-Unsubscribe: <https://club.test/out>; List-Unsubscribe-Post: List-Unsubscribe=One-Click             | false
        Precedence: bulk                                                                                         | false
        Precedence: junk                                                                                         | false
        Precedence: Bulk; X-Mailer: Letters                                                                      | false
        X-Mailer: Letters                                                                                        | true
        Precedence: normal                                                                                       | true
        Precedence: bulk; In-Reply-To: <a@b.test>                                                                | true
        List-Unsubscribe: <https://shop.test/out>; In-Reply-To: <a@b.test>                                       | true
        List-Id: <post.club.test>; List-Unsubscribe: <https://club.test/out>; References: <a@b.test>             | true
        List-Id: <post.club.test>; List-Post: <mailto:post@club.test>; List-Unsubscribe: <mailto:out@club.test>  | true
        List-Id: <post.club.test>; List-Unsubscribe: <mailto:out@club.test>; Precedence: list                    | true
        List-Id: <post.club.test>; List-Unsubscribe: <mailto:out@club.test>; Cc: post@club.test                  | true
        List-Id: <post.club.test>; List-Unsubscribe: <mailto:out@club.test>; Cc: Eve <eve@home.test>             | true
        X-Mailing-List: post@club.test; Precedence: bulk                                                         | true
        Precedence: bulk; Cc: Eve <eve@home.test>                                                                | true
        X-Auto-Response-Suppress: All                                                                            | true
        """)
    void aLetterToSubscribersAsksNobody(String fields, boolean asked) throws Exception {
        var head = String.join("\n", fields.split("; ", -1));
        var letter = head + "\n\nCould you tell me what you think?";
        try (var indexer = open()) {
            fill(indexer, new Mailbox().mail("2026-03-01", "Dora <dora@shop.test>", Mailbox.ME, "Planner", letter));
            assertThat(indexer.history("dora@shop.test").orElseThrow().interactions())
                    .extracting(mail -> mail.has(ActKind.ASK))
                    .containsExactly(asked);
        }
    }

    @Test
    void aHistoryHoldsWhatWasExchangedOldestFirst() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            var bob = indexer.history("Bob@Example.org").orElseThrow();
            assertThat(bob.person().name()).isEqualTo("Bob Ross");
            assertThat(bob.person().kind()).isEqualTo(Kind.HUMAN);
            assertThat(bob.interactions())
                    .extracting(i -> i.direction() + " " + i.subject())
                    .containsExactly("RECEIVED Lunch", "SENT Re: Lunch");
            assertThat(bob.interactions().get(0).conversation())
                    .isEqualTo(bob.interactions().get(1).conversation());
            assertThat(bob.interactions().get(0).addressed()).isTrue();
            assertThat(bob.twoWay()).isTrue();
        }
    }

    @Test
    void aPersonKeepsTheirHistoryWhenTheirAddressChanges() throws Exception {
        try (var indexer = open()) {
            fill(
                    indexer,
                    new Mailbox()
                            .mail("2025-01-01", "Anna Berg <anna.berg@old.test>", Mailbox.ME, "One", "Hello")
                            .mail("2026-01-01", "Anna Berg <aberg@new.test>", Mailbox.ME, "Two", "New address")
                            .mail("2026-01-02", "Anna Berg <boss@other.test>", Mailbox.ME, "Three", "Somebody else"));
            var anna = indexer.history("anna.berg@old.test").orElseThrow();
            assertThat(anna.person().addresses()).containsExactly("aberg@new.test", "anna.berg@old.test");
            assertThat(anna.interactions()).hasSize(2);
            indexer.identities(new Identities(List.of(), Set.of("aberg@new.test")));
            assertThat(indexer.history("aberg@new.test").orElseThrow().interactions())
                    .hasSize(1);
            indexer.identities(
                    new Identities(List.of(new Identities.Pair("boss@other.test", "aberg@new.test")), Set.of()));
            assertThat(indexer.history("aberg@new.test").orElseThrow().interactions())
                    .hasSize(3);
        }
    }

    @Test
    void theListThatRewroteFromIsNotTheSender() throws Exception {
        try (var indexer = open()) {
            fill(
                    indexer,
                    new Mailbox()
                            .mail(
                                    "2026-03-01",
                                    "\"Carl C. via Talk\" <talk@lists.test>",
                                    "talk@lists.test",
                                    "Question",
                                    "List-Id: <talk.lists.test>\nReply-To: Carl C. <carl@example.org>\n\nWho knows?"));
            var carl = indexer.history("carl@example.org").orElseThrow();
            assertThat(carl.person().name()).isEqualTo("Carl C.");
            assertThat(carl.interactions())
                    .singleElement()
                    .satisfies(i -> assertThat(i.listed()).isTrue());
        }
    }

    @Test
    void machinesAreToldFromHumans() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            assertThat(indexer.histories())
                    .extracting(h -> h.person().id() + " " + h.person().kind())
                    .containsExactlyInAnyOrder("bob@example.org HUMAN", "noreply@shop.test MACHINE");
        }
    }

    @Test
    void aSecondSightingAddsNoMessageButAFolder() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            var again = Mailbox.one("2026-03-01", "bob@example.org", Mailbox.ME, "Lunch", "Shall we?", "Archive", 1);
            assertThat(indexer.add(again)).isEqualTo(Added.KNOWN);
            indexer.refresh();
            assertThat(indexer.status().messages()).isEqualTo(3);
            assertThat(indexer.search("in:archive", 10, true, NOW).total()).isEqualTo(1);
            assertThat(indexer.search("in:inbox", 10, true, NOW).total()).isEqualTo(3);
        }
    }

    @Test
    void draftsAndKithsOwnRemindersAreLeftOut() throws Exception {
        try (var indexer = open()) {
            assertThat(indexer.add(
                            Mailbox.one("2026-03-01", Mailbox.ME, "bob@example.org", "Un", "finished", "Drafts", 1)))
                    .isEqualTo(Added.LEFT_OUT);
            assertThat(indexer.add(Mailbox.one(
                            "2026-03-01",
                            Mailbox.ME,
                            Mailbox.ME,
                            "Kith",
                            "X-Kith-Rule: one\n\nWrite to Bob",
                            "INBOX",
                            2)))
                    .isEqualTo(Added.LEFT_OUT);
        }
    }

    @Test
    void conversationsAreFoundAndCutIntoSnippets() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            var answer = indexer.search("lunch friday", 10, false, NOW);
            assertThat(answer.total()).isEqualTo(1);
            var hit = answer.hits().getFirst();
            assertThat(hit.snippet()).isEqualTo("Shall we have \u2068lunch\u2069 on \u2068Friday\u2069?");
            assertThat(hit.direction()).isEqualTo(Direction.RECEIVED);
            assertThat(hit.person()).isEqualTo("bob@example.org");
            assertThat(hit.uid()).isEqualTo(1);
            assertThat(indexer.search("lunch", 10, false, NOW).total()).isEqualTo(1);
            assertThat(indexer.search("lunch", 10, true, NOW).total()).isEqualTo(2);
        }
    }

    @Test
    void whatRuledEverythingOutIsSaid() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            assertThat(indexer.search("lunch zebra", 10, false, NOW).notices())
                    .containsExactly("Nothing matches zebra.", "Shown is what holds most of lunch zebra.");
            assertThat(indexer.search("lunch shipped", 10, false, NOW).notices())
                    .contains("Nothing that matches lunch also matches shipped.");
        }
    }

    @Test
    void whatWasCommittedIsThereAgain() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            indexer.learn(Set.of("al@example.org"));
        }
        try (var indexer = open()) {
            assertThat(indexer.status().messages()).isEqualTo(3);
            assertThat(indexer.knows("1@example.org")).isTrue();
            assertThat(indexer.me()).contains("al@example.org");
            assertThat(indexer.add(correspondence().mails().getFirst())).isEqualTo(Added.KNOWN);
        }
    }

    @Test
    void aReaderSeesWhatTheWriterCommitted() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            indexer.commit();
            try (var reader =
                    Indexer.openReadOnly(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
                assertThat(reader.status().messages()).isEqualTo(3);
            }
            assertThatThrownBy(this::open).isInstanceOf(IndexUnusable.class).hasMessageContaining("in use");
        }
    }

    @Test
    void aDamagedIndexIsSetAside() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
        }
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.filter(
                            f -> f.toString().endsWith(".cfs") || f.toString().endsWith(".si"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (var indexer = open()) {
            assertThat(indexer.status().messages()).isZero();
            assertThat(indexer.status().setAside()).endsWith("index.spoilt");
            assertThat(folder.resolve("index.spoilt")).isDirectory();
        }
    }

    @Test
    void aForgottenPersonLeavesNothing() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            indexer.commit();
            assertThat(indexer.forget("bob@example.org").messages()).isEqualTo(2);
            assertThat(indexer.search("lunch", 10, true, NOW).total()).isZero();
            assertThat(indexer.search("in:inbox", 10, true, NOW).total()).isEqualTo(1);
        }
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("bob@example.org")
                        .doesNotContain("gladly");
            }
        }
    }

    @Test
    void mailThatIsGoneFromEveryMailboxLeaves() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            indexer.add(Mailbox.one("2026-03-02", Mailbox.ME, "bob@example.org", "Re: Lunch", "Gladly.", "Archive", 2));
            indexer.refresh();
            assertThat(folder(indexer, "gladly")).isEqualTo("INBOX");
            indexer.gone("work", "INBOX", 1, 2);
            indexer.refresh();
            assertThat(folder(indexer, "gladly")).isEqualTo("Archive");
            assertThat(indexer.status().messages()).isEqualTo(3);
            assertThat(indexer.retain("work", "INBOX", 1, List.of(1L), Long.MAX_VALUE))
                    .isEqualTo(1);
            indexer.gone("work", "Archive", 1, 2);
            indexer.refresh();
            assertThat(indexer.uids("work", "INBOX", 1)).containsExactly(1);
            assertThat(indexer.status().messages()).isEqualTo(1);
            assertThat(indexer.add(correspondence().mails().get(2))).isEqualTo(Added.INDEXED);
        }
    }

    private static @Nullable String folder(Indexer indexer, String query) throws Exception {
        return indexer.search(query, 10, true, NOW).hits().getFirst().folder();
    }

    @Test
    void voidedUidsLeaveTheMessagesInTheirMailbox() throws Exception {
        try (var indexer = open()) {
            fill(indexer, correspondence());
            indexer.voided("work", "INBOX");
            indexer.refresh();
            var hits = indexer.search("in:inbox lunch", 10, true, NOW).hits();
            assertThat(hits).hasSize(2).allSatisfy(hit -> assertThat(hit.uid()).isZero());
            assertThat(List.of(indexer.status().messages())).containsExactly(3L);
        }
    }
}
