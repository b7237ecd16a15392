package dev.kith.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.history.Kind;
import dev.kith.indexer.mime.Corpus;
import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import dev.kith.indexer.people.Senders;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.source.MailFileReader;
import dev.kith.indexer.source.MailFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Human, list or machine, measured on senders drawn at random from spam filter, list and office mail, 180 of each.
/// The labels are ours, by a hash of the address (docs/decisions/0104-kinds-of-senders.md).
@Tag("long")
class KindsTest {
    private static final long SEED = 20261122;
    private static final int DRAWN_LEAST = 500;
    private static final int HEAD_OCTETS = 16_000;
    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
    private final MessageReader reader = new MessageReader(Limits.DEFAULT);

    private final Map<String, String> labels = labels();

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("SystemOut")
    void tellsHumansFromMachines() throws Exception {
        assumeTrue(Corpus.present("spamassassin.mbox.xz"), "no corpus beside the checkout: kinds are not measured");
        var list = boxes("list-");
        var office = boxes("enron-").stream()
                .max(Comparator.comparingLong(box -> box.path().toFile().length()))
                .orElseThrow();
        var sets = List.of(
                List.of(new Box(Corpus.folder().resolve("spamassassin.mbox.xz"), "0")),
                IntStream.range(0, list.size())
                        .mapToObj(i -> new Box(list.get(i).path(), Integer.toString(i + 1)))
                        .toList(),
                List.of(new Box(office.path(), Integer.toString(list.size() + 1))));
        var right = 0;
        var said = 0;
        var humans = 0;
        var senders = 0;
        for (var set : sets) {
            var drawn = drawn(set);
            var judged = new HashMap<String, Kind>();
            for (var box : set) {
                judge(box, drawn).forEach(judged::putIfAbsent);
            }
            for (var address : drawn) {
                var human = "h".equals(labels.get(hash(address)));
                var taken = judged.getOrDefault(address, Kind.HUMAN) == Kind.HUMAN;
                senders++;
                humans += human ? 1 : 0;
                said += taken ? 1 : 0;
                right += human && taken ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "kinds, seed %d: %d senders, human: precision %.3f (%s), recall %.3f (%s)%n",
                SEED,
                senders,
                (double) right / said,
                interval(right, said),
                (double) right / humans,
                interval(right, humans));
        assertThat(senders).as("senders of the draw").isGreaterThan(DRAWN_LEAST);
        assertThat((double) right / said).isGreaterThan(0.975);
        assertThat((double) right / humans).isGreaterThan(0.97);
    }

    /// @param owner the label of its owner's addresses
    private record Box(Path path, String owner) {}

    private static List<Box> boxes(String prefix) throws IOException {
        try (var files = Files.list(Corpus.folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".mbox.xz"))
                    .sorted()
                    .map(file -> new Box(file, ""))
                    .toList();
        }
    }

    private boolean owns(Box box, String address) {
        return box.owner.equals(labels.get(hash(address)));
    }

    /// The senders of a set that were drawn: those with a label. To draw anew would draw others as soon as one address
    /// of two thousand is read otherwise than on the day of the draw.
    private Set<String> drawn(List<Box> set) throws Exception {
        var senders = new TreeSet<String>();
        for (var box : set) {
            each(box, octets -> {
                var sender = sender(octets);
                var label = labels.get(hash(sender));
                if (label != null && (label.equals("h") || label.equals("m"))) {
                    senders.add(sender);
                }
            });
        }
        return senders;
    }

    private Map<String, Kind> judge(Box box, Set<String> drawn) throws Exception {
        var met = new TreeSet<String>();
        var judged = new HashMap<String, Kind>();
        var me = new TreeSet<String>();
        each(box, octets -> {
            var sender = sender(octets);
            if (owns(box, sender)) {
                me.add(sender);
            }
        });
        var index = folder.resolve(box.path.getFileName());
        try (var indexer = Indexer.open(index, new Me(me), ZoneOffset.UTC)) {
            each(box, octets -> {
                var sender = sender(octets);
                if (drawn.contains(sender) || me.contains(sender)) {
                    met.add(sender);
                    indexer.add(
                            new Mail("box", null, null, 0, 0, null, List.of(), octets, false, octets.length, null, ""));
                }
            });
            indexer.refresh();
            for (var contact : indexer.people(NOW)) {
                for (var address : contact.person().addresses()) {
                    if (met.contains(address)) {
                        judged.put(address, contact.person().kind());
                    }
                }
            }
        }
        return judged;
    }

    private interface Each {
        void message(byte[] octets) throws IOException;
    }

    private static void each(Box box, Each each) throws Exception {
        var found = MailFiles.below(List.of(box.path), _ -> {}).getFirst();
        new MailFileReader(1 << 20).read(found, _ -> {}, (octets, _, _, _) -> each.message(octets));
    }

    private String sender(byte[] octets) {
        var head = octets.length > HEAD_OCTETS ? Arrays.copyOf(octets, HEAD_OCTETS) : octets;
        var message = reader.read(head, true);
        if (message.from().isEmpty() && message.sender() == null) {
            return "";
        }
        return Senders.parties(message, List.of()).getFirst().address();
    }

    private static Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        try (var in = Objects.requireNonNull(KindsTest.class.getResourceAsStream("kinds-expected.txt"))) {
            for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    labels.put(line.substring(0, 8), line.substring(9));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    private static String hash(String address) {
        return String.format("%08x", (int) Ids.hash(address));
    }

    /// 95 % after Wilson (1927).
    private static String interval(int hits, int of) {
        var z = 1.96;
        var p = (double) hits / of;
        var middle = p + z * z / 2 / of;
        var width = z * Math.sqrt(p * (1 - p) / of + z * z / 4 / of / of);
        var all = 1 + z * z / of;
        return String.format(Locale.ROOT, "%.3f to %.3f", (middle - width) / all, (middle + width) / all);
    }
}
