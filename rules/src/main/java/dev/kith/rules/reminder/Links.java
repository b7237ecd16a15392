package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/// The URIs of a reminder: mailto (RFC 6068) and mid (RFC 2392).
public final class Links {
    /// Longest URI in the HTML part; a line of mail holds 998 octets (RFC 5322, 2.1.1).
    public static final int URI_MAX = 900;

    private static final int SUBJECT_MAX = 200;
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\\p{L}\\p{N}.-]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<?([^\\s<>\\p{Cc}]+)>?");
    private static final Pattern REPLY_PREFIX =
            Pattern.compile("(?i)^(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|rif|ref)(?:\\[\\d+])?:\\s*)+");

    private Links() {}

    /// Whether it is one plain address, which may stand in a link or a header field.
    static boolean isAddress(String address) {
        return ADDRESS.matcher(address).matches();
    }

    /// A mail to a person: recipient, subject and at most the user's own greeting. Empty when the address could name
    /// more than one recipient or carry header fields.
    ///
    /// @param max longest URI; the subject is cut at a word until it fits
    public static Optional<String> write(String address, String subject, String greeting, int max) {
        if (!isAddress(address)) {
            return Optional.empty();
        }
        var start = "mailto:" + encoded(address, "@+");
        var body = greeting.isBlank() ? "" : "body=" + encoded(StrangersText.line(greeting), ":") + "%0D%0A%0D%0A";
        var words = bareSubject(subject);
        while (true) {
            var field = words.isEmpty() ? "" : "subject=" + encoded("Re: " + words, ":");
            var query = field + (field.isEmpty() || body.isEmpty() ? "" : "&") + body;
            var uri = start + (query.isEmpty() ? "" : "?" + query);
            if (uri.length() <= max || words.isEmpty()) {
                return Optional.of(uri);
            }
            words = words.substring(0, Math.max(0, words.lastIndexOf(' '))).stripTrailing();
        }
    }

    /// A subject without its prefixes, made harmless and bounded.
    static String bareSubject(String subject) {
        var plain = REPLY_PREFIX.matcher(StrangersText.bare(subject)).replaceFirst("");
        return StrangersText.cut(plain, SUBJECT_MAX);
    }

    /// A mail to a person that holds the user's own words, as far as they fit.
    public static Optional<String> draft(String address, String subject, String text, int max) {
        return write(address, subject, "", URI_MAX).map(uri -> {
            var start = uri + (uri.contains("?") ? "&" : "?") + "body=";
            var words = text;
            var body = encoded(words.replace("\n", "\r\n"), ":");
            while (start.length() + body.length() > max && !words.isEmpty()) {
                words = words.substring(0, words.length() * 9 / 10);
                body = encoded(words.replace("\n", "\r\n"), ":");
            }
            return start + body;
        });
    }

    static String command(String token, String verb) {
        return "mailto:" + Rfc5322.control(token) + (verb.isEmpty() ? "" : "?subject=" + encoded(verb, ""));
    }

    /// The last message itself, in mail programs that know `mid:`.
    public static Optional<String> open(String messageId) {
        var matcher = MESSAGE_ID.matcher(messageId.strip());
        return matcher.matches() ? Optional.of("mid:" + encoded(matcher.group(1), "@+$!*=")) : Optional.empty();
    }

    /// Percent-encodes all but RFC 3986's unreserved characters and `kept`.
    private static String encoded(String text, String kept) {
        var out = new StringBuilder();
        for (var octet : text.getBytes(UTF_8)) {
            var c = (char) (octet & 0xff);
            var unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            if (unreserved || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", (int) c));
            }
        }
        return out.toString();
    }
}
