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

/// Are messages found again by what is half remembered of them? Reads known items, one a line: Message-ID, who
/// (`f:name` for the sender, `t:name` for a recipient), when (a year or a month) and words, with tabs between; any
/// but the first may be empty. Prints at which place each is found, and the shares found first and among ten.
///
/// The items are somebody's mail and stay where that is.
public final class KnownItems {
    private static final int SEED = 7;

    private KnownItems() {}

    private record Item(String id, String who, String when, String words) {
        String query() {
            var query = new StringBuilder();
            if (!who.isEmpty()) {
                query.append(who.startsWith("f:") ? "from:" : "to:")
                        .append(who.substring(2))
                        .append(' ');
            }
            if (!when.isEmpty()) {
                query.append("date:").append(when).append(' ');
            }
            return query.append(words).toString();
        }

        /// One letter of the longest word is wrong: left out, doubled, swapped with the next, or another one.
        Item mistyped(SplittableRandom random) {
            var all = new ArrayList<>(List.of(words.split(" ", -1)));
            var longest = 0;
            for (var i = 0; i < all.size(); i++) {
                longest = all.get(i).length() > all.get(longest).length() ? i : longest;
            }
            var word = all.get(longest);
            if (word.length() > 3) {
                var at = 1 + random.nextInt(word.length() - 2);
                var letter = word.charAt(at);
                all.set(
                        longest,
                        switch (random.nextInt(4)) {
                            case 0 -> word.substring(0, at) + word.substring(at + 1);
                            case 1 -> word.substring(0, at) + letter + word.substring(at);
                            case 2 -> word.substring(0, at) + word.charAt(at + 1) + letter + word.substring(at + 2);
                            default ->
                                word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
                        });
            }
            return new Item(id, who, when, String.join(" ", all));
        }
    }

    /// @param args an index folder, a file of items, and `mistyped` for one typo in each
    public static void main(String[] args) throws Exception {
        var items = new ArrayList<Item>();
        var random = new SplittableRandom(SEED);
        for (var line : Files.readAllLines(Path.of(args[1]))) {
            var parts = line.split("\t", -1);
            var item = new Item(parts[0], parts[1], parts[2], parts[3]);
            items.add(args.length > 2 && args[2].equals("mistyped") ? item.mistyped(random) : item);
        }
        if (args.length > 3) {
            Files.write(
                    Path.of(args[3]),
                    items.stream()
                            .map(i -> String.join("\t", i.id, i.who, i.when, i.words))
                            .toList());
        }
        try (var indexer = Indexer.openReadOnly(Path.of(args[0]), new Me(Set.of()), ZoneId.of("UTC"))) {
            measure(indexer, items, true);
            measure(indexer, items, false);
        }
    }

    private static void measure(Indexer indexer, List<Item> items, boolean messages) throws IOException {
        var first = 0;
        var ten = 0;
        var now = Instant.parse("2026-11-22T12:00:00Z");
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var wanted = messages
                    ? item.id
                    : indexer.search("id:" + item.id, 1, true, now).hits().stream()
                            .map(hit -> hit.conversation())
                            .findFirst()
                            .orElse("");
            var answer = indexer.search(item.query(), 10, messages, now);
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
                "%s: %d items, first %.3f, among ten %.3f%n",
                messages ? "messages" : "conversations",
                items.size(),
                (double) first / items.size(),
                (double) ten / items.size());
    }
}
