package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In which order hits come, how many, and as what.
class HitsTest extends SmallMailbox {
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

    private Set<String> ids(String query) throws Exception {
        return indexer.search(query, 50, true, NOW).hits().stream()
                .map(Hit::messageId)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    void aNumberOfHitsThatNobodyCanHaveIsTheNearestThatOneCan(int limit) throws Exception {
        var hits = indexer.search("a OR the", limit, true, NOW).hits();
        assertThat(hits.isEmpty()).isEqualTo(limit <= 0);
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
}
