package dev.kith.proxy.companion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.Namespaces.Namespace;
import org.jspecify.annotations.Nullable;

/// The user's own mailboxes as the server lists them, and how it writes names.
///
/// @param all in the order in which history is read
/// @param prefix what every name of the user's own begins with, as `INBOX.`; often empty
/// @param separator between the steps of a name
record Mailboxes(List<Mailbox> all, String prefix, char separator) {
    Mailboxes {
        all = List.copyOf(all);
    }

    /// Asks for names and namespaces (trap F3: neither prefix nor separator is assumed).
    static Mailboxes ask(Upstream upstream) throws Trouble {
        var listed = upstream.mailboxes();
        var own = new ArrayList<String>();
        var foreign = new ArrayList<String>();
        var prefix = "";
        var separator = separator(listed);
        var namespaces = upstream.namespaces();
        if (namespaces.isPresent()) {
            collect(namespaces.get().otherUsers, foreign);
            collect(namespaces.get().shared, foreign);
            var personal = namespaces.get().personal;
            collect(personal, own);
            if (personal != null && personal.length > 0) {
                prefix = personal[0].prefix;
                separator = personal[0].delimiter == 0 ? separator : personal[0].delimiter;
            }
        }
        return new Mailboxes(Mailbox.sorted(listed, name -> isOwn(name, own, foreign)), prefix, separator);
    }

    /// INBOX may stand alone, without one, where other names have steps.
    private static char separator(List<ListInfo> listed) {
        return listed.stream()
                .filter(info -> !info.name.equalsIgnoreCase("INBOX"))
                .findFirst()
                .map(info -> info.separator)
                .orElse('/');
    }

    private static void collect(Namespace @Nullable [] namespaces, Collection<String> into) {
        if (namespaces != null) {
            for (var namespace : namespaces) {
                into.add(namespace.prefix);
            }
        }
    }

    /// Whose a mailbox is says the longest prefix that it begins with: Cyrus has everybody's `INBOX.` beside shared
    /// mailboxes without any (RFC 2342, section 5).
    static boolean isOwn(String name, Collection<String> own, Collection<String> foreign) {
        return name.equalsIgnoreCase("INBOX") || longest(name, own) >= longest(name, foreign);
    }

    private static int longest(String name, Collection<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> name.regionMatches(startsWithInbox(prefix), 0, prefix, 0, prefix.length()))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    /// INBOX alone is written in any case (RFC 9051, section 5.1).
    private static boolean startsWithInbox(String prefix) {
        return prefix.regionMatches(true, 0, "INBOX", 0, 5);
    }

    /// The name of a mailbox of the user's own: `Kith`, `Later` is `INBOX.Kith.Later` on some servers.
    String name(List<String> steps) {
        return prefix + String.join(String.valueOf(separator), steps);
    }
}
