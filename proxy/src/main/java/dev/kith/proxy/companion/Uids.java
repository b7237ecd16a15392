package dev.kith.proxy.companion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// Sets of UIDs as they stand on the wire (RFC 9051, sequence-set).
final class Uids {
    /// More than any mailbox holds; a wider range is a server's mistake.
    private static final long RANGE_MAX = 20_000_000;

    private Uids() {}

    /// What a SEARCH or ESEARCH response names, ascending, each once.
    static long[] found(Response[] responses) {
        var uids = LongStream.builder();
        for (var response : responses) {
            if (response instanceof IMAPResponse line) {
                if (line.keyEquals("SEARCH")) {
                    words(line).forEach(word -> add(word, uids));
                } else if (line.keyEquals("ESEARCH")) {
                    var words = words(line);
                    var all = words.indexOf("ALL");
                    if (all >= 0 && all + 1 < words.size()) {
                        Arrays.stream(words.get(all + 1).split(",", -1)).forEach(range -> add(range, uids));
                    }
                }
            }
        }
        return uids.build().sorted().distinct().toArray();
    }

    private static List<String> words(IMAPResponse line) {
        return List.of(line.getRest().strip().split(" ", -1));
    }

    private static void add(String range, LongStream.Builder into) {
        if (!range.matches("\\d{1,10}(:\\d{1,10})?")) {
            return;
        }
        var colon = range.indexOf(':');
        var first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
        var last = colon < 0 ? first : Long.parseLong(range.substring(colon + 1));
        var low = Math.min(first, last);
        var high = Math.min(Math.max(first, last), low + RANGE_MAX);
        for (var uid = Math.max(1, low); uid <= high; uid++) {
            into.add(uid);
        }
    }

    /// The shortest exact set, ascending: some servers refuse descending ones.
    ///
    /// @param uids ascending, at least one
    static String set(List<Long> uids) {
        var set = new StringBuilder();
        for (var i = 0; i < uids.size(); ) {
            var last = i;
            while (last + 1 < uids.size() && uids.get(last + 1) == uids.get(last) + 1) {
                last++;
            }
            set.append(set.isEmpty() ? "" : ",").append(uids.get(i));
            if (last > i) {
                set.append(':').append(uids.get(last));
            }
            i = last + 1;
        }
        return set.toString();
    }
}
