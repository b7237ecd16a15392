package dev.kith.indexer.people;

import java.util.Set;
import java.util.regex.Pattern;

/// What an address says by itself of who reads it.
final class AddressWords {
    private static final Pattern CUT = Pattern.compile("[^a-z]+");
    private static final Set<String> MACHINE = Set.of(
            "noreply",
            "nobody",
            "donotreply",
            "mailer",
            "daemon",
            "bounce",
            "bounces",
            "notification",
            "notifications",
            "notify",
            "alert",
            "alerts",
            "newsletter",
            "newsletters",
            "news",
            "updates",
            "update",
            "automated",
            "auto",
            "autoreply",
            "robot",
            "bot",
            "cron",
            "root",
            "postmaster",
            "listserv",
            "majordomo",
            "mailman",
            "digest",
            "promo",
            "promotions",
            "marketing",
            "offers",
            "deals",
            "billing",
            "invoice",
            "invoices",
            "receipts",
            "orders",
            "order",
            "shipping",
            "tracking",
            "subscribe",
            "unsubscribe",
            "subscriptions",
            "system",
            "syzbot",
            "patchwork",
            "buildbot",
            "jenkins",
            "ci",
            "bugzilla",
            "lkp",
            "announce",
            "announcement",
            "announcements",
            "webmaster",
            "mailings",
            "mailing",
            "reply",
            "ebill",
            "statements",
            "confirm",
            "confirmation",
            "feedback",
            "survey",
            "surveys",
            "specials",
            "customerservice",
            "customercare");
    private static final Set<String> MACHINE_PARTS = Set.of(
            "noreply",
            "no-reply",
            "no_reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "mailer-daemon",
            "bounce",
            "notification",
            "newsletter",
            "unsubscribe",
            "bugzilla",
            "patchwork",
            "syzbot",
            "robot");

    private AddressWords() {}

    static boolean machine(String address) {
        var at = address.indexOf('@');
        var local = at < 0 ? address : address.substring(0, at);
        for (var part : MACHINE_PARTS) {
            if (local.contains(part)) {
                return true;
            }
        }
        for (var word : CUT.split(local, -1)) {
            if (MACHINE.contains(word)) {
                return true;
            }
        }
        return local.length() > 40;
    }
}
