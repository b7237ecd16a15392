package dev.kith.indexer.source;

import java.util.Comparator;

/// Files of a mailbox in the order in which they arrived, as far as their names tell: the name of a message's file
/// begins with the time in a Maildir, and with a rising number elsewhere. A folder lists its files in no order at all,
/// and what stands in an index by its dates is found by date in half the time.
final class Arrival implements Comparator<Found> {
    private static final Comparator<Found> MAILBOX = Comparator.comparing(Found::folder);

    @Override
    public int compare(Found one, Found other) {
        var mailbox = MAILBOX.compare(one, other);
        return mailbox != 0 ? mailbox : names(name(one), name(other));
    }

    private static String name(Found found) {
        return found.path().getFileName().toString();
    }

    /// By the number that each begins with, whatever its digits; then by the letters.
    private static int names(String one, String other) {
        var from = zeros(one);
        var otherFrom = zeros(other);
        var length = digits(one, from) - from;
        var longer = Integer.compare(length, digits(other, otherFrom) - otherFrom);
        if (longer != 0) {
            return longer;
        }
        for (var i = 0; i < length; i++) {
            var digit = Character.compare(one.charAt(from + i), other.charAt(otherFrom + i));
            if (digit != 0) {
                return digit;
            }
        }
        return one.compareTo(other);
    }

    private static int zeros(String name) {
        var at = 0;
        while (at < name.length() && name.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int digits(String name, int from) {
        var at = from;
        while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
