package dev.kith.indexer;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Relaxing;
import dev.kith.indexer.store.Found;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// Asks other queries in place of one that finds nothing, the nearest first, until one finds something: all that
/// was typed in other letters, then most of its words, then those without what the message was said to look like.
final class Weaker {
    private final Criterion typed;
    private final Spelling spelling;
    private final Asking asking;

    Weaker(Criterion typed, Spelling spelling, Asking asking) {
        this.typed = typed;
        this.spelling = spelling;
        this.asking = asking;
    }

    interface Asking {
        Found find(Criterion query) throws IOException;
    }

    /// @param notice what is shown instead
    record Instead(Criterion query, Found found, String notice) {}

    Optional<Instead> search() throws IOException {
        var spelled = new LinkedHashSet<Criterion>();
        var corrected = spelling.corrected(typed);
        // each is only worked out where those before it find nothing
        for (var way : Way.values()) {
            var query = spelled(way, corrected);
            if (spelled.add(query) && !query.equals(typed)) {
                var found = whole(query);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        var found = most(spelled);
        return found.isPresent() ? found : withoutLooks(spelled);
    }

    private enum Way {
        CORRECTED,
        BY_ANY_PART,
        BY_LIKE_NAMES,
        WITH_UMLAUTS
    }

    private Criterion spelled(Way way, Criterion corrected) throws IOException {
        return switch (way) {
            case CORRECTED -> corrected;
            case BY_ANY_PART -> spelling.byAnyPart(corrected);
            case BY_LIKE_NAMES -> spelling.byLikeNames(typed);
            case WITH_UMLAUTS -> spelling.withUmlauts(typed);
        };
    }

    private Optional<Instead> withoutLooks(SequencedSet<Criterion> queries) throws IOException {
        var bare = new LinkedHashSet<Criterion>();
        for (var query : queries) {
            Relaxing.withoutLooks(query).ifPresent(bare::add);
        }
        for (var query : bare) {
            var found = whole(query);
            if (found.isPresent()) {
                return found;
            }
        }
        return most(bare);
    }

    private Optional<Instead> most(SequencedSet<Criterion> queries) throws IOException {
        for (var query : queries) {
            for (var relaxed : Relaxing.of(query)) {
                var found = ask(relaxed, "holds most of ");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Instead> whole(Criterion query) throws IOException {
        return ask(query, "matches ");
    }

    private Optional<Instead> ask(Criterion query, String how) throws IOException {
        var found = asking.find(query);
        return found.total() == 0
                ? Optional.empty()
                : Optional.of(new Instead(query, found, "Shown is what " + how + query.shown() + "."));
    }
}
