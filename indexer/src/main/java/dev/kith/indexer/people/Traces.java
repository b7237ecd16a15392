package dev.kith.indexer.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where addresses of one name were met, conversation by conversation: what they do tells whether one person is behind
/// two of them.
final class Traces {
    private static final int LETTERS_MIN = 3;
    private static final long SILENCE_MAX = Duration.ofDays(365).toMillis();

    private final int max;
    private final Map<Integer, List<Trace>> byAddress = new HashMap<>();
    private int count;

    /// @param max more are not kept; then behaviour joins nobody
    Traces(int max) {
        this.max = max;
    }

    /// What an address had to do with a message.
    enum Part {
        WROTE,
        /// The user wrote to it.
        ASKED,
        NAMED
    }

    /// @param message the same for all that it names
    /// @param alone besides the user nobody has part in the message
    /// @param reply its header section says what it answers
    record Trace(int conversation, long date, int message, Part part, boolean alone, boolean reply) {}

    void note(int address, Trace trace) {
        if (count++ < max) {
            byAddress.computeIfAbsent(address, _ -> new ArrayList<>()).add(trace);
        }
    }

    /// What is proven by the behaviour of two addresses of one name.
    ///
    /// Two people who share a name are apart for sure where one message names both, and where they take turns in a
    /// conversation. Such a sign outweighs every proof, though one person with two addresses may give it too.
    ///
    /// @param rare there is hardly a second person of that name
    Optional<Proof> proof(int one, int other, boolean rare) {
        if (count > max) {
            return Optional.empty();
        }
        var mine = byConversation(one);
        var theirs = byConversation(other);
        var answered = false;
        var continued = false;
        for (var conversation : mine.keySet()) {
            var seen = theirs.get(conversation);
            if (seen != null) {
                var run = new Run(mine.getOrDefault(conversation, List.of()), seen);
                if (run.apart()) {
                    return Optional.empty();
                }
                answered |= run.answered();
                continued |= run.continued();
            }
        }
        if (answered) {
            return Optional.of(Proof.ANSWERED);
        }
        if (!rare) {
            return Optional.empty();
        }
        return continued
                ? Optional.of(Proof.CONTINUED)
                : moved(one, other) || moved(other, one) ? Optional.of(Proof.MOVED) : Optional.empty();
    }

    private boolean moved(int before, int after) {
        var old = written(before);
        var fresh = written(after);
        return old.length >= LETTERS_MIN
                && fresh.length >= LETTERS_MIN
                && fresh[0] > old[old.length - 1]
                && fresh[0] - old[old.length - 1] <= SILENCE_MAX;
    }

    /// When it wrote, in rising order.
    private long[] written(int address) {
        return byAddress.getOrDefault(address, List.of()).stream()
                .filter(trace -> trace.part == Part.WROTE)
                .mapToLong(Trace::date)
                .sorted()
                .toArray();
    }

    private Map<Integer, List<Trace>> byConversation(int address) {
        var found = new HashMap<Integer, List<Trace>>();
        for (var trace : byAddress.getOrDefault(address, List.of())) {
            found.computeIfAbsent(trace.conversation, _ -> new ArrayList<>()).add(trace);
        }
        return found;
    }

    /// One conversation with two addresses in it, in the order of time.
    private static final class Run {
        private record Step(Trace trace, boolean first) {}

        private final List<Step> steps = new ArrayList<>();

        Run(List<Trace> one, List<Trace> other) {
            one.forEach(trace -> steps.add(new Step(trace, true)));
            other.forEach(trace -> steps.add(new Step(trace, false)));
            steps.sort(Comparator.comparingLong((Step s) -> s.trace.date).thenComparingInt(s -> s.trace.message));
        }

        boolean apart() {
            var turns = 0;
            @Nullable Step writer = null;
            @Nullable Step before = null;
            for (var step : steps) {
                if (before != null && before.trace.message == step.trace.message && before.first != step.first) {
                    return true;
                }
                before = step;
                if (step.trace.part == Part.WROTE) {
                    turns += writer != null && writer.first != step.first ? 1 : 0;
                    writer = step;
                }
            }
            return turns > 1;
        }

        boolean answered() {
            for (var i = 1; i < steps.size(); i++) {
                var before = steps.get(i - 1);
                var step = steps.get(i);
                if (changes(before, step)
                        && before.trace.part == Part.ASKED
                        && before.trace.alone
                        && step.trace.alone) {
                    return true;
                }
            }
            return false;
        }

        boolean continued() {
            for (var i = 1; i < steps.size(); i++) {
                if (changes(steps.get(i - 1), steps.get(i)) && steps.get(i - 1).trace.part != Part.NAMED) {
                    return true;
                }
            }
            return false;
        }

        private static boolean changes(Step before, Step step) {
            return before.first != step.first && step.trace.part == Part.WROTE && step.trace.reply;
        }
    }
}
