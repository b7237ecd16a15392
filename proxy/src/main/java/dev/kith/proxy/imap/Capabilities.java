package dev.kith.proxy.imap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The edit of capability lists (docs/wire.md): what cannot cross a proxy is taken out, STARTTLS is put in where Kith
/// itself offers it. Everything else on the line stays as it is, octet for octet.
final class Capabilities {
    private Capabilities() {}

    /// What Kith offers on the client leg now.
    ///
    /// @param startTls whether STARTTLS is possible on it and not done
    /// @param tlsFirst whether a login needs STARTTLS first (a listener that is not on loopback)
    record Offer(boolean startTls, boolean tlsFirst) {}

    /// Edits the list in a response line.
    ///
    /// @param line the whole line
    /// @param from where the first capability begins
    /// @param edited hears the name of each edit
    /// @return the line to send instead, or null when nothing changes
    static byte @Nullable [] edit(byte[] line, int length, int from, Offer offer, Consumer<String> edited) {
        int to = from;
        while (to < length && line[to] != ']' && line[to] != '\r' && line[to] != '\n') {
            to++;
        }
        List<String> names = names(new String(line, from, to - from, StandardCharsets.ISO_8859_1));
        boolean binding = names.stream().anyMatch(name -> name.startsWith("AUTH=") && name.endsWith("-PLUS"));
        var kept = new ByteArrayOutputStream(length + 32);
        kept.write(line, 0, from);
        boolean changed = false;
        boolean offered = false;
        int at = from;
        for (String name : names) {
            int end = at + name.length();
            String edit = name.isEmpty() ? null : removal(name.toUpperCase(Locale.ROOT), binding, offer);
            offered |= name.equalsIgnoreCase("STARTTLS");
            if (edit == null) {
                kept.write(line, at, Math.min(end + 1, to) - at);
            } else {
                changed = true;
                edited.accept(edit);
            }
            at = end + 1;
        }
        if (offer.startTls() && !offered) {
            changed = true;
            edited.accept("capability-starttls");
            append(kept, "STARTTLS");
        }
        if (offer.tlsFirst() && !names.contains("LOGINDISABLED")) {
            changed = true;
            edited.accept("capability-logindisabled");
            append(kept, "LOGINDISABLED");
        }
        if (!changed) {
            return null;
        }
        byte[] list = trimmed(kept.toByteArray(), from);
        var out = new ByteArrayOutputStream(list.length + length - to);
        out.writeBytes(list);
        out.write(line, to, length - to);
        return out.toByteArray();
    }

    /// The edit that removes a capability, or null when it stays.
    private static @Nullable String removal(String name, boolean binding, Offer offer) {
        if (name.startsWith("COMPRESS=")) {
            return "capability-compress";
        }
        if (name.equals("STARTTLS") && !offer.startTls()) {
            return "capability-starttls";
        }
        if (!name.startsWith("AUTH=")) {
            return null;
        }
        String mechanism = name.substring("AUTH=".length());
        boolean cannotCross = offer.tlsFirst() || boundToTheServer(mechanism) || (binding && scram(mechanism));
        return cannotCross ? "capability-auth" : null;
    }

    private static boolean scram(String mechanism) {
        return mechanism.startsWith("SCRAM-") || mechanism.endsWith("-PLUS");
    }

    /// Mechanisms bound to the TLS identity, the host or the service name of the leg they run on.
    private static boolean boundToTheServer(String mechanism) {
        return switch (mechanism) {
            case "EXTERNAL", "GSSAPI", "GSS-SPNEGO", "DIGEST-MD5", "NTLM", "KERBEROS_V4" -> true;
            default -> mechanism.startsWith("GS2-");
        };
    }

    private static List<String> names(String list) {
        var names = new ArrayList<String>();
        int from = 0;
        for (int space = list.indexOf(' '); space >= 0; space = list.indexOf(' ', from)) {
            names.add(list.substring(from, space));
            from = space + 1;
        }
        names.add(list.substring(from));
        return names;
    }

    private static void append(ByteArrayOutputStream list, String name) {
        byte[] so = list.toByteArray();
        if (so.length > 0 && so[so.length - 1] != ' ') {
            list.write(' ');
        }
        list.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    /// Without the space that a name removed from the end left behind.
    private static byte[] trimmed(byte[] list, int from) {
        int end = list.length;
        while (end > from && list[end - 1] == ' ') {
            end--;
        }
        return java.util.Arrays.copyOf(list, end);
    }
}
