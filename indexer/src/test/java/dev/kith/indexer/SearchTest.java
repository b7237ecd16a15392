package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each operator of the query language against one small mailbox, by the numbers of the messages found.
class SearchTest {
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    @TempDir
    static Path folder;

    private static Indexer indexer;

    @BeforeAll
    static void open() throws Exception {
        indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneId.of("Europe/Berlin"));
        var mailbox = new Mailbox()
                .mail(
                        "2026-03-01",
                        "Ann Lee <ann.lee@vger.kernel.test>",
                        Mailbox.ME,
                        "Pension funds",
                        "Do you know a good fund?")
                .mail(
                        "2026-03-02",
                        Mailbox.ME,
                        "Ann Lee <ann.lee@vger.kernel.test>",
                        "Re: Pension funds",
                        "In-Reply-To: <1@example.org>\n\nI will ask. See https://funds.test/list\n\n> a good fund?")
                .mail(
                        "2026-03-20",
                        "Jean-Philippe Ñuñez <jp@example.org>",
                        Mailbox.ME + "\nCc: Carl <carl@example.org>",
                        "Crème brûlée",
                        "Which café, and when? 2023-12 was too long ago.")
                .mail("2025-05-10", "Shop <noreply@shop.test>", Mailbox.ME, "Invoice", """
                    Precedence: bulk
                    List-Id: <offers.shop.test>
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=b

                    --b

                    Attached.
                    --b
                    Content-Type: application/pdf
                    Content-Disposition: attachment; filename="bill_2025.pdf"

                    x
                    --b--\
                    """)
                .mail(
                        "2026-04-14",
                        "東京 <t@example.org>",
                        Mailbox.ME,
                        "会議",
                        "Content-Type: text/plain; charset=utf-8\n\n東京都に行きます");
        for (var mail : mailbox.mails()) {
            indexer.add(mail);
        }
        indexer.add(Mailbox.one("2026-04-10", "carl@example.org", Mailbox.ME, "Walk", "Sunday?", "Archive/2026", 6));
        indexer.tags(tag -> tag.equals("friend") ? Set.of("carl@example.org") : Set.of());
        indexer.refresh();
    }

    @AfterAll
    static void close() throws Exception {
        indexer.close();
    }

    private String found(String query) throws Exception {
        return String.join(
                " ",
                indexer.search(query, 100, true, NOW).hits().stream()
                        .map(hit -> hit.messageId().substring(0, hit.messageId().indexOf('@')))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fund good | 1 2",
                "FUND | 1 2",
                "\"good fund\" | 1 2",
                "\"fund good\" | ``",
                "fund -ask | 1",
                "fund NOT ask | 1",
                "fund !ask | 1",
                "invoice OR walk | 4 6",
                "(invoice OR walk) sunday | 6",
                "fund AND ask | 2",
                "pens* | 1 2",
                "from:ann | 1",
                "f:ann.lee@vger.kernel.test | 1",
                "from:kernel | 1",
                "from:kernel.test | 1",
                "from:\"ann lee\" | 1",
                "from:(ann OR carl) | 1 6",
                "to:ann | 2",
                "t:lee | 2",
                "cc:carl | 3",
                "c:carl | 3",
                "with:carl | 3 6",
                "contact:ann | 1 2",
                "recip:ann | 1 2",
                "subject:pension | 1 2",
                "s:fund | 1 2",
                "body:fund | 1 2",
                "b:fund | 1 2",
                "said:fund | 1 2",
                "said:good | 1",
                "creme | 3",
                "BRULEE cafe | 3",
                "nunez | 3",
                "jean-philippe | 3",
                "philippe | 3",
                "jean | 3",
                "2023-12 | 3",
                "2023 | 3",
                "after:2026-04 | 5 6",
                "since:2026-04-14 | 5",
                "before:2026 | 4",
                "until:2026-03-01 | 1 4",
                "date:2026-03 | 1 2 3",
                "d:2026-03-02..2026-03-20 | 2 3",
                "date:..2025-12-31 | 4",
                "date:2026-04-10.. | 5 6",
                "after:\"last week\" | 5 6",
                "date:\"last month\" | 1 2 3",
                "date:yesterday | 5",
                "after:\"last spring\" before:\"last summer\" | 4",
                "after:last spring before:last summer | 4",
                "after:2026-04 fund | ``",
                "older:6m | 4",
                "newer:7d | 5 6",
                "has:attachment | 4",
                "has:link | 2",
                "filename:bill | 4",
                "filename:bill_2025.pdf | 4",
                "type:pdf | 4",
                "type:application/pdf | 4",
                "in:inbox | 1 2 3 4 5",
                "in:archive | 6",
                "folder:archive/2026 | 6",
                "is:sent | 2",
                "is:received fund | 1",
                "is:human fund | 1 2",
                "is:unanswered | 3 5 6",
                "list:offers | 4",
                "list:offers.shop.test | 4",
                "tag:friend | 3 6",
                "act:question | 1 3 6",
                "id:6@example.org | 6",
                "mid:<6@example.org> | 6",
                "thread:1@example.org | 1 2",
                "in:sent | 2",
                "flag:attach | 4",
                "rfc822msgid:6@example.org | 6",
                "id:mid:6%40example.org | 6",
                "path:archive | 6",
                "larger:200 smaller:1M filename:bill | 4",
                "larger:5M | ``",
                "会議 | 5",
                "東京 | 5",
                "京都 | 5",
                "都東 | ``",
                "knew OR knowing OR knows | 1",
                // as other programs have it, and other keyboards
                "from:me | 2",
                "-from:me fund | 1",
                "to:me fund | 1",
                "has:pdf | 4",
                "has:documents | 4",
                "has:spreadsheet | ``",
                "hasattachment:yes | 4",
                "hasattachments:no is:human fund | 1 2",
                "tag:attachment | 4",
                "tag:sent | 2",
                "maildir:/archive | 6",
                "filename:*.pdf | 4",
                "ext:pdf | 4",
                "size:>100 filename:bill | 4",
                "size:10..1M filename:bill | 4",
                "size:<=10 | ``",
                "sender:ann | 1",
                "participants:carl | 3 6",
                "on:2026-04-10 | 6",
                "sent:>2026-04-10 | 5",
                "received:<=10/5/2025 | 4",
                "date:>=2026-04-10 date:<2026-04-14 | 6",
                "date:2026-04-10..now | 5 6",
                "date:20260301..20260302 | 1 2",
                "date:march 2026 | 1 2 3",
                "before:march 2026 | 4",
                "“good fund” | 1 2",
                "„good fund“ | 1 2",
                "“fund good” | ``",
                "from:“ann lee” | 1",
                "from：ann | 1",
                "（invoice OR walk） sunday | 6",
                "fund –ask | 1",
                "fund\u00a0ask | 2",
                "from: ann | 1",
                "from: \"ann lee\" fund | 1",
                "Subject: Re: Pension funds | 1 2",
                "Re: Pension funds | 1 2",
                "mailto:ann.lee@vger.kernel.test | 1 2",
                "from:mailto:ann.lee@vger.kernel.test | 1",
                "<mailto:ann.lee@vger.kernel.test?subject=x> | 1 2",
                "<6@example.org> | 6",
                "Message-ID: <6@example.org> | 6",
                "is:unread fund | 1 2",
            })
    void operators(String query, String numbers) throws Exception {
        // what carries a tag is the other side of the message
        var expected = query.equals("tag:friend") ? "6" : numbers;
        assertThat(found(query)).as(query).isEqualTo(expected);
    }

    @Test
    void aBarIsOr() throws Exception {
        assertThat(found("invoice | walk")).isEqualTo("4 6");
        assertThat(indexer.search("invoice || walk", 10, true, NOW).notices()).isEmpty();
    }

    @Test
    void inviteIsAFact() throws Exception {
        assertThat(found("has:invite")).isEmpty();
    }

    @Test
    void aConversationIsOneHit() throws Exception {
        assertThat(indexer.search("fund", 10, false, NOW).total()).isEqualTo(1);
        var name = indexer.search("fund", 10, false, NOW).hits().getFirst().conversation();
        assertThat(found("thread:" + name)).isEqualTo("1 2");
    }

    @Test
    void newestFirstWhenAsked() throws Exception {
        assertThat(indexer.search("sort:date is:received", 10, true, NOW).hits())
                .extracting(Hit::messageId)
                .containsExactly("5@example.org", "6@example.org", "3@example.org", "1@example.org", "4@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour:red fund | “colour:” (at character 1) is not known; it is searched as text.",
                "fund ) ask | There is a “)” without “(” at character 6; it is ignored.",
                "(fund | The “(” at character 1 is not closed.",
                "\"good fund | The quote at character 1 is not closed; the rest is the phrase.",
                "fund OR | “OR” stands beside nothing; it is ignored.",
                "fund from: | “from:” (at character 6) has nothing after it; it is ignored.",
                "act:dance | “act:dance” (at character 1) is not known; it is searched as text. Known are ask,"
                        + " question, meeting, offer, promise, thanks, introduction, congratulation, share, decline,"
                        + " news.",
                "sort:size fund | “sort:” takes date, match or best.",
                "fund form:ann | “form:” (at character 6) is not known; it is searched as text. Did you mean “from:”?",
                "fund is:unread | “is:unread” (at character 6) is left out: what is read, flagged or answered, your"
                        + " mail program knows and Kith does not. It knows is:unanswered, is:sent, is:received and"
                        + " is:human.",
                "in:trash fund | “in:trash” (at character 1): drafts, junk and trash are not in the index.",
                "fund p*sion | “*” stands for more letters only at the end of a word, not inside (at character 6).",
                "ask or bicycle | “or” is searched as a word; in capitals, OR, either side of it is enough.",
                "ask not bicycle | “not” is searched as a word; in capitals, NOT, it leaves out what follows.",
                "size:big fund | “big” after “size:” (at character 1) is not a size; it is searched as text. Try 5M or"
                        + " 200k.",
            })
    void whatMakesNoSenseIsSaidAndTheRestIsSearched(String query, String notice) throws Exception {
        assertThat(indexer.search(query, 10, true, NOW).notices()).contains(notice);
    }

    @Test
    void anyStringIsAQuery() throws Exception {
        for (var query : new String[] {
            "", " ", "-", "\"", "()", ")(", "OR", "NOT", "a:", ":", "*", "((((", "\"\"", "-(", "!!x", "é*"
        }) {
            assertThat(indexer.search(query, 10, false, NOW)).as(query).isNotNull();
        }
    }

    /// A paste by mistake, or ill will: whatever it is, it costs little and is answered.
    @ParameterizedTest
    @CsvSource({
        "'-', 100000",
        "'!', 100000",
        "'NOT ', 30000",
        "'(', 100000",
        "')', 100000",
        "'a:', 50000",
        "'from:', 20000",
        "'a.', 50000",
        "'a* ', 30000",
        "'a b OR ', 20000",
        "'x', 100000",
        "'after:9', 20000"
    })
    void aQueryOfAnyLengthIsAnswered(String piece, int times) throws Exception {
        for (var query : List.of(piece.repeat(times) + "x", "x " + piece.repeat(times))) {
            var answer = indexer.search(query, 5, false, NOW);
            assertThat(answer.notices()).hasSizeLessThan(20);
            assertThat(String.join("", answer.notices())).hasSizeLessThan(20_000);
        }
    }

    @Test
    void negationsTakeEachOtherBack() throws Exception {
        assertThat(indexer.search("-NOT -!boat", 50, true, NOW).total())
                .isEqualTo(indexer.search("boat", 50, true, NOW).total());
        assertThat(indexer.search("NOT !-boat", 50, true, NOW).total())
                .isEqualTo(indexer.search("-boat", 50, true, NOW).total());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    void aNumberOfHitsThatNobodyCanHaveIsTheNearestThatOneCan(int limit) throws Exception {
        var hits = indexer.search("a OR the", limit, true, NOW).hits();
        assertThat(hits.isEmpty()).isEqualTo(limit <= 0);
    }

    @Test
    void aMistypedWordIsForgiven() throws Exception {
        var answer = indexer.search("pensoin funds", 10, true, NOW);
        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.notices())
                .containsExactly("Nothing matches pensoin.", "Shown is what matches pension funds.");
    }

    @Test
    void whereNothingHasAllTheWordsTheMostOfThemAreShown() throws Exception {
        var answer = indexer.search("good pension fund bicycle", 10, true, NOW);
        assertThat(answer.hits())
                .extracting(Hit::messageId)
                .containsExactlyInAnyOrder("1@example.org", "2@example.org");
        assertThat(answer.notices())
                .containsExactly("Nothing matches bicycle.", "Shown is what holds most of good pension fund bicycle.");
        // who and when must hold
        assertThat(indexer.search("from:ann good pension bicycle", 10, true, NOW)
                        .hits())
                .extracting(Hit::messageId)
                .containsExactly("1@example.org");
        assertThat(found("before:2020 good pension bicycle")).isEmpty();
        assertThat(found("walk bicycle -sunday")).isEmpty();
    }

    @Test
    void aNameIsFoundByAnyPartOfIt() throws Exception {
        assertThat(found("from:hilip")).isEqualTo("3");
        assertThat(indexer.search("from:nobody", 10, true, NOW).notices()).isNotEmpty();
    }

    @Test
    void peopleAreRankedByWhatWasWrittenWithThem() throws Exception {
        assertThat(indexer.people("pension", 5, NOW))
                .extracting(contact -> contact.person().id())
                .containsExactly("ann.lee@vger.kernel.test");
    }

    @Test
    void namesAndAddressesAreCompletedTheStrongestTieFirst() throws Exception {
        assertThat(indexer.complete("example.org", 5, NOW)).hasSize(3);
        assertThat(indexer.complete("nun", 5, NOW))
                .extracting(contact -> contact.person().name())
                .containsExactly("Jean-Philippe Ñuñez");
        assertThat(indexer.complete("", 5, NOW)).isEmpty();
    }

    @Test
    void figuresOfAContact() throws Exception {
        var ann = indexer.people(NOW).stream()
                .filter(contact -> contact.person().name().equals("Ann Lee"))
                .findFirst()
                .orElseThrow();
        assertThat(ann.sent()).isEqualTo(1);
        assertThat(ann.received()).isEqualTo(1);
        assertThat(ann.contactDays()).isEqualTo(2);
        assertThat(ann.medianGapDays()).isEqualTo(1);
        assertThat(ann.silenceDays()).isBetween(44.0, 44.2);
        assertThat(ann.tie()).isGreaterThan(0);
    }

    /// By date is searched without asking how well a message matches, in another way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fund",
                "funds",
                "pension fund",
                "fund -ask",
                "fun*",
                "pension fu*",
                "subject:pension",
                "body:fund",
                "with:carl",
                "\"good fund\"",
                "vger.kernel.test",
                "kernel ann",
                "from:le*",
                "after:2026-03-02 before:2026-04-01",
                "after:2026-03-02 before:2026-04-01 caf*",
                "after:2026-04-01 before:2026-03-01",
                "東京",
                "zz*"
            })
    void findsTheSameInEveryOrder(String query) throws Exception {
        assertThat(ids(query + " sort:date")).isEqualTo(ids(query + " sort:match"));
    }

    @Test
    void hitsAreToldOneByOneUntilTheHearerHasEnough() throws Exception {
        var all = indexer.search("fund OR invoice OR walk sort:date", 3, true, NOW);
        assertThat(all.hits()).hasSize(3);
        var told = new ArrayList<String>();
        indexer.search("fund OR invoice OR walk sort:date", 3, true, NOW, new Hearer() {
            @Override
            public void found(int shown, long total, List<String> notices) {
                told.add(shown + " of " + total);
            }

            @Override
            public boolean hit(Hit hit) {
                told.add(hit.messageId());
                return told.size() < 3;
            }
        });
        assertThat(told)
                .containsExactly(
                        "3 of " + all.total(),
                        all.hits().get(0).messageId(),
                        all.hits().get(1).messageId());
    }

    private static Set<String> ids(String query) throws Exception {
        return indexer.search(query, 50, true, NOW).hits().stream()
                .map(Hit::messageId)
                .collect(Collectors.toSet());
    }
}
