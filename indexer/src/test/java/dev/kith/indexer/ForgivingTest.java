package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a search does with a query that makes no sense, or that nothing matches.
class ForgivingTest extends SmallMailbox {
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
}
