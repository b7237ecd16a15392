package dev.kith.indexer;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the name of a mailbox says of the mail in it, where nothing else does: in the languages of mail programs.
final class MailboxNames {
    private static final Set<String> NO_HISTORY = Set.of(
            "drafts",
            "draft",
            "entwürfe",
            "brouillons",
            "borradores",
            "rascunhos",
            "bozze",
            "concepten",
            "utkast",
            "kladder",
            "luonnokset",
            "kopie robocze",
            "wersje robocze",
            "koncepty",
            "rozepsané",
            "черновики",
            "чернетки",
            "taslaklar",
            "下書き",
            "草稿",
            "草稿箱",
            "임시보관함",
            "junk",
            "spam",
            "bulk mail",
            "junk e-mail",
            "junk email",
            "trash",
            "deleted items",
            "deleted messages",
            "papierkorb",
            "gelöscht",
            "corbeille",
            "papelera",
            "bin");

    private MailboxNames() {}

    /// Drafts, junk and trash do not belong to the history.
    static boolean leftOut(@Nullable String mailbox) {
        if (mailbox == null) {
            return false;
        }
        for (var part : mailbox.toLowerCase(Locale.ROOT).split("[/\\\\.]", -1)) {
            if (NO_HISTORY.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /// Is what lies in it the user's own mail?
    static boolean sent(@Nullable String mailbox) {
        if (mailbox == null) {
            return false;
        }
        var name = mailbox.toLowerCase(Locale.ROOT);
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
        return last.startsWith("sent")
                || last.startsWith("_sent")
                || last.startsWith("gesendet")
                || last.startsWith("envoy");
    }
}
