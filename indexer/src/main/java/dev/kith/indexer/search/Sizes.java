package dev.kith.indexer.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people type them: `5M`, `200kb`, `>1M`, `10k..50k`. A thousand octets are a k.
final class Sizes {
    private static final String ONE = "(\\d{1,12})\\s*([kmg]?)(?:i?b)?";
    private static final Pattern BOUND = Pattern.compile("(<|>|<=|>=|)\\s*" + ONE);
    private static final Pattern RANGE = Pattern.compile("(?:" + ONE + ")?\\.\\.(?:" + ONE + ")?");

    private Sizes() {}

    /// @param smaller whether a size alone is the upper bound
    /// @param exact whether it is both
    static Optional<Criterion> read(String value, boolean smaller, boolean exact, String typed) {
        var text = value.toLowerCase(Locale.ROOT);
        var range = RANGE.matcher(text);
        if (range.matches() && text.length() > 2) {
            return Optional.of(new Criterion.Size(
                    range.group(1) == null ? 0 : octets(range, 1),
                    range.group(3) == null ? Long.MAX_VALUE : octets(range, 3) + 1,
                    typed));
        }
        var bound = BOUND.matcher(text);
        if (!bound.matches()) {
            return Optional.empty();
        }
        var octets = octets(bound, 2);
        return Optional.of(
                switch (bound.group(1)) {
                    case "<" -> new Criterion.Size(0, octets, typed);
                    case "<=" -> new Criterion.Size(0, octets + 1, typed);
                    case ">", ">=" -> new Criterion.Size(octets, Long.MAX_VALUE, typed);
                    default ->
                        smaller
                                ? new Criterion.Size(0, octets, typed)
                                : new Criterion.Size(octets, exact ? octets + 1 : Long.MAX_VALUE, typed);
                });
    }

    private static long octets(Matcher size, int group) {
        var unit = switch (size.group(group + 1)) {
            case "k" -> 1_000L;
            case "m" -> 1_000_000L;
            case "g" -> 1_000_000_000L;
            default -> 1L;
        };
        return Math.min(Long.parseLong(size.group(group)), (Long.MAX_VALUE - 1) / unit) * unit;
    }
}
