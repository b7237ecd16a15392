package dev.kith.indexer.mime;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What the user's own server found out about the sender (Authentication-Results, RFC 8601). Its field stands above
/// those that came with the mail; where several programs checked, their fields bear one name, and servers take
/// that name from what strangers send.
final class Authentication {
    private static final String FIELD = "authentication-results";
    private static final int OCTETS_MAX = 8192;

    private Authentication() {}

    /// Whether the address in From was found to be somebody else's: DMARC says so (RFC 7489), or, where nobody
    /// asked DMARC, the host may not send for it and nothing was signed. Mail that was only passed on fails one of
    /// the two.
    static boolean failed(HeaderSection header) {
        var server = "";
        var found = new HashSet<String>();
        for (var field : header.fields()) {
            if (field.name().equals(FIELD)) {
                var body = field.body();
                var results = body.substring(0, Math.min(body.length(), OCTETS_MAX))
                        .toLowerCase(Locale.ROOT)
                        .split(";", -1);
                server = server.isEmpty() ? first(results[0]) : server;
                if (first(results[0]).equals(server)) {
                    add(results, found);
                }
            }
        }
        return found.contains("dmarc=fail")
                || (!found.contains("dmarc=pass") && !found.contains("dkim=pass") && refused(found));
    }

    private static boolean refused(Set<String> found) {
        return found.contains("spf=fail") || found.contains("spf=softfail");
    }

    private static void add(String[] results, Set<String> found) {
        for (var result : results) {
            found.add(first(result));
        }
    }

    /// The first word; `dmarc = fail` is not written so by any server.
    private static String first(String result) {
        return result.strip().split("[\\s(]", 2)[0];
    }
}
