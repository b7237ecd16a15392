package dev.kith.app.daemon;

import dev.kith.indexer.Mail;
import dev.kith.indexer.history.Direction;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/// Makes mail for the index of what the proxy saw; leaves out what did not happen. What the user keeps out, the index
/// leaves out itself.
final class SightingReader {
    private static final List<String> RECIPIENTS = List.of("To:", "Cc:", "Bcc:");
    /// What no address holds.
    private static final String BETWEEN = " \t\u000b\f<>,;:\"()";

    private static final int HEADER_OCTETS_MAX = 256 << 10;

    private final Map<String, Set<String>> sentMailboxes;
    /// @param sentMailboxes by account, the mailboxes that hold what was sent, as far as is known; may grow
    SightingReader(Map<String, Set<String>> sentMailboxes) {
        this.sentMailboxes = sentMailboxes;
    }

    /// Empty for what upstream refused, or may have refused: the Sent copy will tell.
    Optional<Mail> mail(Sighting seen) {
        if (seen.outcome() != Outcome.ACCEPTED || forKithAlone(seen)) {
            return Optional.empty();
        }
        var received = seen.internalDate() == null ? seen.seenAt() : seen.internalDate();
        return Optional.of(new Mail(
                seen.account(),
                direction(seen).orElse(null),
                seen.mailbox(),
                seen.uidValidity(),
                seen.uid(),
                seen.reversePath(),
                seen.forwardPaths(),
                seen.octets(),
                seen.cut(),
                seen.size(),
                received,
                null));
    }

    /// Known for submissions and for what stands in Sent; elsewhere the sender tells.
    private Optional<Direction> direction(Sighting seen) {
        var mailbox = seen.mailbox();
        var sent = seen.source() == Source.SUBMISSION
                || (mailbox != null
                        && sentMailboxes.getOrDefault(seen.account(), Set.of()).contains(mailbox));
        return sent ? Optional.of(Direction.SENT) : Optional.empty();
    }

    /// A word of the user's to Kith, as their client keeps it in Sent. A stranger's header is walked and not matched:
    /// what repeats in an expression costs stack, and what may begin anywhere the square of the length.
    private static boolean forKithAlone(Sighting seen) {
        var named = false;
        var recipients = false;
        for (var line : header(seen.octets()).split("\r?\n|\r", -1)) {
            if (line.isEmpty()) {
                break;
            }
            if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
                recipients = RECIPIENTS.stream().anyMatch(name -> line.regionMatches(true, 0, name, 0, name.length()));
            }
            for (var words = new StringTokenizer(recipients ? line : "", BETWEEN); words.hasMoreTokens(); ) {
                var word = words.nextToken();
                if (isAddress(word)) {
                    named = true;
                    if (!word.toLowerCase(Locale.ROOT).endsWith("@kith.invalid")) {
                        return false;
                    }
                }
            }
        }
        return named;
    }

    private static boolean isAddress(String word) {
        var at = word.indexOf('@', 1);
        return at > 0 && at < word.length() - 1;
    }

    private static String header(byte[] octets) {
        var text = new String(octets, 0, Math.min(octets.length, HEADER_OCTETS_MAX), StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
