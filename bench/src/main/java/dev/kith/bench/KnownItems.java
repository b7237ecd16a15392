package dev.kith.bench;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/// Are messages found again by what is half remembered of them? Reads known items, one a line: a Message-ID, a tab and
/// a query as somebody would type it. Prints the shares found first and among ten, with their 95 % intervals.
///
/// The items are somebody's mail and stay where that is.
public final class KnownItems {
    private static final int SEED = 7;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private KnownItems() {}

    private record Item(String id, String query) {
        static Item of(String line) {
            var tab = line.indexOf('\t');
            return new Item(line.substring(0, tab), line.substring(tab + 1));
        }

        /// One letter of the longest word is wrong: left out, doubled, swapped with the next, or another one. Where
        /// there is no word beside operators, it is a letter of the longest name.
        Item mistyped(SplittableRandom random) {
            var all = new ArrayList<>(List.of(query.split(" ", -1)));
            var longest = longest(all, "");
            longest = longest < 0 ? longest(all, "from:") : longest;
            longest = longest < 0 ? longest(all, "to:") : longest;
            if (longest < 0) {
                return this;
            }
            var whole = all.get(longest);
            var from = whole.indexOf(':') + 1;
            var word = whole.substring(from);
            var at = 1 + random.nextInt(word.length() - 2);
            var letter = word.charAt(at);
            all.set(
                    longest,
                    whole.substring(0, from)
                            + switch (random.nextInt(4)) {
                                case 0 -> word.substring(0, at) + word.substring(at + 1);
                                case 1 -> word.substring(0, at) + letter + word.substring(at);
                                case 2 -> word.substring(0, at) + word.charAt(at + 1) + letter + word.substring(at + 2);
                                default ->
                                    word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
                            });
            return new Item(id, String.join(" ", all));
        }

        /// @param operator `from:`, `to:`, or nothing for a word that has none
        private static int longest(List<String> all, String operator) {
            var longest = -1;
            for (var i = 0; i < all.size(); i++) {
                var word = all.get(i);
                var its = operator.isEmpty() ? word.indexOf(':') < 0 : word.startsWith(operator);
                if (its
                        && word.length() > operator.length() + 3
                        && word.substring(operator.length()).chars().anyMatch(Character::isLetter)
                        && (longest < 0 || word.length() > all.get(longest).length())) {
                    longest = i;
                }
            }
            return longest;
        }
    }

    /// @param args an index folder, a file of items, `mistyped` for one typo in each, and a file to keep these in
    public static void main(String[] args) throws Exception {
        var items = new ArrayList<Item>();
        var random = new SplittableRandom(SEED);
        for (var line : Files.readAllLines(Path.of(args[1]))) {
            var item = Item.of(line);
            items.add(args.length > 2 && args[2].equals("mistyped") ? item.mistyped(random) : item);
        }
        if (args.length > 3) {
            Files.write(
                    Path.of(args[3]),
                    items.stream().map(item -> item.id + "\t" + item.query).toList());
        }
        try (var indexer = Indexer.openReadOnly(Path.of(args[0]), new Me(Set.of()), ZoneId.of("UTC"))) {
            measure(indexer, items, true);
            measure(indexer, items, false);
        }
    }

    private static void measure(Indexer indexer, List<Item> items, boolean messages) throws IOException {
        var first = 0;
        var ten = 0;
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var wanted = messages
                    ? item.id
                    : indexer.search("id:" + item.id, 1, true, NOW).hits().stream()
                            .map(hit -> hit.conversation())
                            .findFirst()
                            .orElse("");
            var answer = indexer.search(item.query(), 10, messages, NOW);
            var place = 0;
            for (var k = 0; k < answer.hits().size() && place == 0; k++) {
                var hit = answer.hits().get(k);
                place = (messages ? hit.messageId() : hit.conversation()).equals(wanted) ? k + 1 : 0;
            }
            first += place == 1 ? 1 : 0;
            ten += place > 0 ? 1 : 0;
            if (place != 1 && Boolean.getBoolean("known.verbose")) {
                System.out.println((messages ? "m " : "c ") + i + " place " + place + " of " + answer.total() + "  "
                        + item.query());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d items, first %s, among ten %s%n",
                messages ? "messages" : "conversations",
                items.size(),
                share(first, items.size()),
                share(ten, items.size()));
    }

    /// A share with Wilson's interval.
    private static String share(int found, int all) {
        var z = 1.96;
        var share = (double) found / all;
        var middle = (share + z * z / (2 * all)) / (1 + z * z / all);
        var half = z / (1 + z * z / all) * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share, middle - half, middle + half);
    }
}
