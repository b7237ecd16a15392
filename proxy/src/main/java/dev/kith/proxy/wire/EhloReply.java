package dev.kith.proxy.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reply to EHLO as lines of keywords (RFC 5321 section 4.1.1.1), and the few edits that a proxy which ends TLS
/// has to make. Where nothing is edited the octets are those that came.
public final class EhloReply {
    /// Mechanisms bound to a TLS identity, a host or a service name, which cannot cross a proxy.
    private static final Set<String> BOUND =
            Set.of("EXTERNAL", "GSSAPI", "GS2-KRB5", "KERBEROS_V4", "KERBEROS_V5", "DIGEST-MD5", "NTLM", "GSS-SPNEGO");

    /// ISO 8859-1, so that every octet survives the way into a String and out again.
    private final List<String> lines;

    private final Set<String> edits = new HashSet<>();

    /// @param octets all lines of one positive reply
    public EhloReply(byte[] octets) {
        lines = new ArrayList<>(Arrays.asList(new String(octets, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
    }

    /// Whether the keyword is offered.
    public boolean offers(String keyword) {
        return keywordLines().stream().anyMatch(line -> keyword(line).equals(keyword));
    }

    private List<String> keywordLines() {
        return lines.subList(1, lines.size());
    }

    /// Takes STARTTLS away: Kith ends TLS on each leg, so upstream's is not the client's to start.
    public void withoutStartTls() {
        if (keywordLines().removeIf(line -> keyword(line).equals("STARTTLS"))) {
            edits.add("smtp-starttls-removed");
        }
    }

    /// Offers the STARTTLS that Kith itself does on the client leg.
    public void withStartTls() {
        if (!offers("STARTTLS")) {
            lines.add(code() + " STARTTLS\r\n");
            edits.add("smtp-starttls-added");
        }
    }

    /// Takes all of AUTH away, as a server does that wants TLS first (RFC 4954 section 4).
    public void withoutAuth() {
        if (keywordLines().removeIf(EhloReply::isAuth)) {
            edits.add("smtp-auth-before-tls-removed");
        }
    }

    /// Takes away the mechanisms that cannot cross: the bound ones, those with channel binding, and all SCRAM where
    /// any is offered with binding, for a client that could bind would be refused (RFC 5802 section 6).
    public void withoutBoundMechanisms() {
        var binding = keywordLines().stream()
                .filter(EhloReply::isAuth)
                .flatMap(line -> mechanisms(line).stream())
                .map(name -> name.toUpperCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("SCRAM-") && name.endsWith("-PLUS"));
        for (var i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!isAuth(line)) {
                continue;
            }
            var kept = mechanisms(line).stream()
                    .filter(name -> !cannotCross(name, binding))
                    .toList();
            if (kept.size() < mechanisms(line).size()) {
                edits.add("smtp-auth-mechanisms-removed");
                lines.set(i, kept.isEmpty() ? "" : head(line) + String.join(" ", kept) + "\r\n");
            }
        }
        lines.removeIf(String::isEmpty);
    }

    private static boolean cannotCross(String mechanism, boolean binding) {
        var name = mechanism.toUpperCase(Locale.ROOT);
        return BOUND.contains(name) || name.endsWith("-PLUS") || (binding && name.startsWith("SCRAM-"));
    }

    /// `250-AUTH PLAIN LOGIN`, and the old `250-AUTH=PLAIN LOGIN` that some servers send beside it.
    private static boolean isAuth(String line) {
        return keyword(line).equals("AUTH");
    }

    private static String head(String line) {
        return line.substring(0, Math.min(line.length(), "250-AUTH ".length()));
    }

    private static List<String> mechanisms(String line) {
        var list = line.substring(head(line).length()).strip();
        return list.isEmpty() ? List.of() : List.of(list.split("\\s+"));
    }

    private static String keyword(String line) {
        var text = line.length() < 4 ? "" : line.substring(4).strip().toUpperCase(Locale.ROOT);
        return text.split("[ =\t]", 2)[0];
    }

    private String code() {
        return lines.getFirst().substring(0, 3);
    }

    /// The names of the edits made, as docs/wire.md lists them.
    public Set<String> edits() {
        return Set.copyOf(edits);
    }

    /// The reply as it goes to the client, or null when it was not edited and goes as it came. The last line alone
    /// has a blank behind its code.
    public byte @Nullable [] edited() {
        if (edits.isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var end = line.substring(3).isBlank() ? "\r\n" : line.substring(4);
            text.append(line, 0, 3).append(i == lines.size() - 1 ? ' ' : '-').append(end);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
