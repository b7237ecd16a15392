package dev.kith.indexer.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.mime.Corpus;
import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Zoning measured line by line on the replies and signatures of other projects.
///
/// `quotes-expected.txt` holds our labels: for each file (by a hash of its name) the hashes of its own lines and of its
/// signature's; all other lines are quoted or rest. They began as this program's own output, which was then looked
/// through and corrected: they hold a level, they are no independent measure.
class QuotesTest {
    private static final String SET = "quotes.tar.xz";

    private record Expected(Set<String> own, Set<String> signature) {}

    @Test
    void tellsOwnLinesFromQuotesAndSignatures() throws IOException {
        assumeTrue(Corpus.present(SET), "no corpus beside the checkout: zoning is not measured");
        var expected = expectations();
        var zones = new Zones(5000);
        var right = new TreeMap<String, Integer>();
        var lines = 0;
        var exact = 0;
        var files = 0;
        for (var file : Corpus.tar(SET).entrySet()) {
            var labels = expected.get(hash(file.getKey()));
            if (labels == null) {
                continue;
            }
            files++;
            var zoned = zones.of(text(file.getKey(), file.getValue()), "");
            var own = hashes(zoned.own());
            var signature = hashes(zoned.signature());
            var wrong = difference(own, labels.own) + difference(signature, labels.signature);
            exact += wrong == 0 ? 1 : 0;
            lines += labels.own.size() + labels.signature.size();
            right.merge("wrong", wrong, Integer::sum);
        }
        System.out.println("zoning: " + files + " files, " + exact + " without a wrong line; " + right.get("wrong")
                + " lines wrong of " + lines + " own and signature lines");
        assertThat(files).isGreaterThan(60);
        assertThat(exact).isGreaterThanOrEqualTo(files * 9 / 10);
    }

    private static int difference(Set<String> one, Set<String> other) {
        return (int) (one.stream().filter(h -> !other.contains(h)).count()
                + other.stream().filter(h -> !one.contains(h)).count());
    }

    static String text(String name, byte[] octets) {
        var text = new String(octets, UTF_8).replace("\r", "");
        var reader = new MessageReader(Limits.DEFAULT);
        if (name.endsWith(".eml")) {
            return reader.read(octets, false).text();
        }
        return name.endsWith(".html")
                ? reader.read(("Content-Type: text/html; charset=utf-8\n\n" + text).getBytes(UTF_8), false)
                        .text()
                : text;
    }

    static Set<String> hashes(String zone) {
        return zone.lines().filter(l -> !l.isBlank()).map(QuotesTest::hash).collect(Collectors.toSet());
    }

    /// 32 bits of the line without its spaces.
    static String hash(String line) {
        var hash = 0L;
        for (var c : line.replaceAll("\\s", "").toCharArray()) {
            hash = Sketch.mix(hash * 31 + c);
        }
        return Integer.toHexString((int) hash);
    }

    private static Map<String, Expected> expectations() throws IOException {
        var found = new HashMap<String, Expected>();
        try (var in = Objects.requireNonNull(QuotesTest.class.getResourceAsStream("quotes-expected.txt"))) {
            for (var line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
                var parts = line.split(" ", -1);
                if (parts.length == 3) {
                    found.put(parts[0], new Expected(set(parts[1]), set(parts[2])));
                }
            }
        }
        return found;
    }

    private static Set<String> set(String list) {
        return Arrays.stream(list.substring(list.indexOf('=') + 1).split(",", -1))
                .filter(h -> !h.isEmpty())
                .collect(Collectors.toSet());
    }
}
