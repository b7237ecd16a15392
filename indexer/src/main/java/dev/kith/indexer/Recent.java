package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which messages are recent: what was written since an instant and, however old, the last dozen letters in each
/// direction between the user and a person.
final class Recent {
    private static final int LAST = 12;

    private final long since;
    private final Map<Integer, Newest> sent = new HashMap<>();
    private final Map<Integer, Newest> received = new HashMap<>();

    Recent(Instant since) {
        this.since = since.toEpochMilli();
    }

    /// The dates of the last few, in rising order.
    private static final class Newest {
        private long[] dates = new long[2];
        private int count;

        void add(long date) {
            if (count == LAST && date <= dates[0]) {
                return;
            }
            var at = Arrays.binarySearch(dates, 0, count, date);
            at = at < 0 ? -at - 1 : at;
            if (count == LAST) {
                System.arraycopy(dates, 1, dates, 0, at - 1);
                dates[at - 1] = date;
                return;
            }
            if (count == dates.length) {
                dates = Arrays.copyOf(dates, Math.min(LAST, 2 * count));
            }
            System.arraycopy(dates, at, dates, at + 1, count - at);
            dates[at] = date;
            count++;
        }

        boolean reaches(long date) {
            return count < LAST || date >= dates[0];
        }
    }

    /// All letters must be added before any is asked for.
    ///
    /// @param persons with whom, by number
    /// @param date milliseconds since 1970
    void add(int[] persons, Direction direction, long date) {
        for (var person : persons) {
            of(direction).computeIfAbsent(person, _ -> new Newest()).add(date);
        }
    }

    boolean holds(int[] persons, Direction direction, long date) {
        var holds = date >= since;
        for (var i = 0; i < persons.length && !holds; i++) {
            var newest = of(direction).get(persons[i]);
            holds = newest == null || newest.reaches(date);
        }
        return holds;
    }

    private Map<Integer, Newest> of(Direction direction) {
        return direction == Direction.SENT ? sent : received;
    }
}
