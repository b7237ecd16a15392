package dev.kith.proxy.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Looks whether an address of a domain stands in a recipient field of a header section, where every reader of the
/// mail would see it. Errs on the side of seeing one: display names, comments and blanks are not told apart.
final class VisibleRecipients {
    private static final Pattern FIELD = Pattern.compile("^(?:resent-)?(?:to|cc|bcc)[ \\t]*:(.*)", Pattern.DOTALL);
    private static final Pattern FIELD_START = Pattern.compile("\\r?\\n(?![ \\t])");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private VisibleRecipients() {}

    /// @param domain lower-case
    /// @param message a message, or its header section, or the beginning of one
    static boolean at(String domain, byte[] message) {
        var address = Pattern.compile("@" + Pattern.quote(domain) + "(?![a-z0-9-]|\\.[a-z0-9])");
        for (var field : FIELD_START.split(new String(message, StandardCharsets.ISO_8859_1), -1)) {
            if (field.isEmpty()) {
                return false;
            }
            var recipients = FIELD.matcher(field.toLowerCase(Locale.ROOT));
            if (recipients.matches()
                    && address.matcher(BLANKS.matcher(recipients.group(1)).replaceAll(""))
                            .find()) {
                return true;
            }
        }
        return false;
    }
}
