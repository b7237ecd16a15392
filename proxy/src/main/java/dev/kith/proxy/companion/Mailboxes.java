package dev.kith.proxy.companion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        var foreign = new ArrayList<String>();
        var prefix = "";
        var separator = listed.isEmpty() ? '/' : listed.getFirst().separator;
        var namespaces = upstream.namespaces();
        if (namespaces.isPresent()) {
            collect(namespaces.get().otherUsers, foreign);
            collect(namespaces.get().shared, foreign);
            var personal = namespaces.get().personal;
            if (personal != null && personal.length > 0) {
                prefix = personal[0].prefix;
                separator = personal[0].delimiter == 0 ? separator : personal[0].delimiter;
            }
        }
        return new Mailboxes(Mailbox.sorted(listed, foreign), prefix, separator);
    }

    private static void collect(Namespace @Nullable [] namespaces, Collection<String> into) {
        if (namespaces != null) {
            for (var namespace : namespaces) {
                if (!namespace.prefix.isEmpty()) {
                    into.add(namespace.prefix);
                }
            }
        }
    }

    /// The name of a mailbox of the user's own: `Kith`, `Later` is `INBOX.Kith.Later` on some servers.
    String name(List<String> steps) {
        return prefix + String.join(String.valueOf(separator), steps);
    }
}
