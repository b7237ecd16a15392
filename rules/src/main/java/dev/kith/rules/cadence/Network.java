package dev.kith.rules.cadence;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A contact network: who wrote to whom and when. Self-loops and the outermost 0.1 % of times (broken clocks) are left
/// out.
public final class Network {
    private static final long DAY_SECONDS = 86_400;
    private static final int CONTACT_DAYS_MIN = 3;
    private static final int SILENCE_MAX = 365;
    private static final int PAIRS_MIN = 50;

    private final List<Pair> pairs;
    private final Map<Integer, long[]> active;
    private final Map<Integer, long[]> sent;
    private final long first;
    private final long last;

    /// One snapshot of one pair.
    ///
    /// @param snapshot its day
    /// @param owner whose mailbox it is: of the two the one who had written on more days
    /// @param row standardised features
    record Case(long snapshot, int owner, long silence, boolean resumed, double[] row) {
        double[] recency() {
            return new double[] {1, Math.log1p((double) silence)};
        }
    }

    private record Contact(long day, int sender) {}

    /// @param days with contact, ascending
    private record Pair(int a, int b, long[] days, List<Contact> contacts) {}

    private record Edge(int sender, int recipient, long time) {}

    /// Reads `sender,recipient,time`, with a header line or without; people are numbers or words, time is unix seconds.
    ///
    /// @throws IOException also for a line that cannot be read, with its number
    public static Network read(BufferedReader lines) throws IOException {
        var edges = new ArrayList<Edge>();
        var people = new HashMap<String, Integer>();
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || (number == 1 && header(line))) {
                continue;
            }
            var one = line.indexOf(',');
            var two = line.indexOf(',', one + 1);
            if (one < 0 || two < 0) {
                throw new IOException("line " + number + ": expected sender,recipient,time");
            }
            try {
                var sender = people.computeIfAbsent(line.substring(0, one), _ -> people.size());
                var recipient = people.computeIfAbsent(line.substring(one + 1, two), _ -> people.size());
                if (!sender.equals(recipient)) {
                    var time = (long) Double.parseDouble(line.substring(two + 1).strip());
                    edges.add(new Edge(sender, recipient, time));
                }
            } catch (NumberFormatException e) {
                throw new IOException("line " + number + ": the time is no number", e);
            }
        }
        return new Network(edges);
    }

    /// A first line whose last word is no number.
    private static boolean header(String line) {
        try {
            Double.parseDouble(line.substring(line.lastIndexOf(',') + 1).strip());
            return false;
        } catch (NumberFormatException _) {
            return true;
        }
    }

    private Network(List<Edge> edges) {
        var times = edges.stream().mapToLong(Edge::time).sorted().toArray();
        var low = times.length == 0 ? 0 : times[times.length / 1_000];
        var high = times.length == 0 ? 0 : times[Math.min(times.length - 1, (int) (times.length * 0.999))];
        var kept = edges.stream()
                .filter(edge -> edge.time() >= low && edge.time() <= high)
                .sorted(Comparator.comparingLong(Edge::time))
                .toList();
        var contacts = new HashMap<Long, List<Contact>>();
        var activeDays = new HashMap<Integer, SortedSet<Long>>();
        var sentDays = new HashMap<Integer, SortedSet<Long>>();
        for (var edge : kept) {
            var day = Math.floorDiv(edge.time(), DAY_SECONDS);
            var key = ((long) Math.min(edge.sender(), edge.recipient()) << 32)
                    | Math.max(edge.sender(), edge.recipient());
            contacts.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Contact(day, edge.sender()));
            activeDays.computeIfAbsent(edge.sender(), _ -> new TreeSet<>()).add(day);
            activeDays.computeIfAbsent(edge.recipient(), _ -> new TreeSet<>()).add(day);
            sentDays.computeIfAbsent(edge.sender(), _ -> new TreeSet<>()).add(day);
        }
        this.first = Math.floorDiv(low, DAY_SECONDS);
        this.last = Math.floorDiv(high, DAY_SECONDS);
        this.active = arrays(activeDays);
        this.sent = arrays(sentDays);
        this.pairs = contacts.entrySet().stream()
                .map(entry -> new Pair(
                        (int) (entry.getKey() >> 32),
                        entry.getKey().intValue(),
                        entry.getValue().stream()
                                .mapToLong(Contact::day)
                                .distinct()
                                .toArray(),
                        entry.getValue()))
                .filter(pair -> pair.days().length >= CONTACT_DAYS_MIN)
                .sorted(Comparator.comparingInt(Pair::a).thenComparingInt(Pair::b))
                .toList();
    }

    private static Map<Integer, long[]> arrays(Map<Integer, SortedSet<Long>> days) {
        var arrays = new HashMap<Integer, long[]>();
        days.forEach((person, set) ->
                arrays.put(person, set.stream().mapToLong(Long::longValue).toArray()));
        return arrays;
    }

    /// The cases by snapshot day: the first of each month, pairs with three days of contact and silent for less than a
    /// year, as long as the horizon is over within the data.
    NavigableMap<Long, List<Case>> cases(int horizon, int minSilence, Weights weights) {
        var months = new ArrayList<Long>();
        var month = LocalDate.ofEpochDay(first).withDayOfMonth(1).plusMonths(1);
        for (; month.toEpochDay() + horizon <= last; month = month.plusMonths(1)) {
            months.add(month.toEpochDay());
        }
        var cases = new TreeMap<Long, List<Case>>();
        months.parallelStream()
                .map(day -> Map.entry(day, snapshot(day, horizon, minSilence, weights)))
                .filter(entry -> !entry.getValue().isEmpty())
                .forEachOrdered(entry -> cases.put(entry.getKey(), entry.getValue()));
        return cases;
    }

    private List<Case> snapshot(long day, int horizon, int minSilence, Weights weights) {
        var byOwner = new TreeMap<Integer, List<Pair>>();
        var alive = 0;
        for (var pair : pairs) {
            var known = Tie.Owner.below(pair.days(), day);
            if (known < CONTACT_DAYS_MIN || day - pair.days()[known - 1] >= SILENCE_MAX) {
                continue;
            }
            alive++;
            var writtenA = Tie.Owner.below(sent.getOrDefault(pair.a(), new long[0]), day);
            var writtenB = Tie.Owner.below(sent.getOrDefault(pair.b(), new long[0]), day);
            byOwner.computeIfAbsent(writtenA >= writtenB ? pair.a() : pair.b(), _ -> new ArrayList<>())
                    .add(pair);
        }
        var cases = new ArrayList<Case>();
        if (alive < PAIRS_MIN) {
            return cases;
        }
        byOwner.forEach((owner, theirs) -> {
            var silences = theirs.stream()
                    .mapToLong(pair -> day - pair.days()[Tie.Owner.below(pair.days(), day) - 1])
                    .sorted()
                    .toArray();
            var mailbox = new Tie.Owner(
                    upTo(active.getOrDefault(owner, new long[0]), day),
                    upTo(sent.getOrDefault(owner, new long[0]), day),
                    silences,
                    first);
            for (var pair : theirs) {
                var known = Tie.Owner.below(pair.days(), day);
                var silence = day - pair.days()[known - 1];
                if (silence >= minSilence) {
                    var resumed = known < pair.days().length && pair.days()[known] < day + horizon;
                    var row = weights.row(tie(pair, known, owner, day), mailbox, day);
                    cases.add(new Case(day, owner, silence, resumed, row));
                }
            }
        });
        return cases;
    }

    private static long[] upTo(long[] days, long day) {
        return Arrays.copyOf(days, Tie.Owner.below(days, day));
    }

    private static Tie tie(Pair pair, int known, int owner, long day) {
        var mine = 0;
        var theirs = 0;
        var lastMine = false;
        for (var contact : pair.contacts()) {
            if (contact.day() >= day) {
                break;
            }
            lastMine = contact.sender() == owner;
            if (lastMine) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Tie(Arrays.copyOf(pair.days(), known), mine, theirs, lastMine);
    }
}
