package dev.kith.indexer.people;

import java.util.List;
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
            "customercare",
            "feeds",
            "rss",
            "rssfeeds",
            "listmanager",
            "automatedmail",
            "automail",
            "circulation",
            "press",
            "sweepstakes",
            "promotion",
            "contest",
            "rewards",
            "relations",
            "communication",
            "communications",
            "support",
            "sales",
            "helpdesk",
            "contact");
    /// Labels of a host that does nothing but send.
    private static final Set<String> MACHINE_HOSTS = Set.of(
            "newsletter",
            "newsletters",
            "email",
            "emails",
            "mailer",
            "mailers",
            "mailing",
            "mailings",
            "bounce",
            "bounces",
            "news",
            "enews",
            "promo",
            "promotions",
            "offers",
            "deals",
            "marketing",
            "notifications",
            "notify",
            "optin",
            "campaign");
    /// Parts of such hosts' names.
    private static final List<String> MACHINE_HOST_PARTS =
            List.of("newsletter", "mailer", "optin", "bulkmail", "emailoffer", "specialoffer", "mailoffer", "savings");
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
            "robot",
            "automated",
            "listmanager");

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
        return local.length() > 40
                || local.indexOf('#') >= 0
                || numbered(local)
                || (at > 0 && sendingHost(address.substring(at + 1)));
    }

    /// A key that a program made: four groups of digits and more, with dots or hyphens between.
    private static boolean numbered(String local) {
        var groups = 0;
        for (var i = 0; i < local.length(); i++) {
            groups += Character.isDigit(local.charAt(i)) && (i == 0 || !Character.isDigit(local.charAt(i - 1))) ? 1 : 0;
        }
        return groups >= 4 && (local.indexOf('.') >= 0 || local.indexOf('-') >= 0);
    }

    /// The last two labels name an owner; what stands before them names a purpose.
    private static boolean sendingHost(String host) {
        var labels = host.split("\\.", -1);
        for (var i = 0; i < labels.length - 2; i++) {
            if (MACHINE_HOSTS.contains(labels[i].replaceAll("\\d+$", ""))) {
                return true;
            }
        }
        var owner = labels.length < 2 ? host : labels[labels.length - 2];
        return MACHINE_HOST_PARTS.stream().anyMatch(owner::contains);
    }
}
