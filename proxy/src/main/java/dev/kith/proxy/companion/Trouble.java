package dev.kith.proxy.companion;

import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a session could not be had, or ended before its work was done. Its words may be shown to the user: they hold
/// nothing secret, and nothing of any mail.
final class Trouble extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern SUGGESTED = Pattern.compile("suggested backoff time:\\s*(\\d{1,9})");
    private static final Pattern TOO_MANY = Pattern.compile(
            "\\[limit]|maximum number of connections|too many (simultaneous |concurrent )?(connections|logins|sessions)"
                    + "|connection limit|number of connections exceeded");
    private static final Pattern BUSY = Pattern.compile(
            "\\[(unavailable|inuse|serverbug|contactadmin|overquota)]|throttl|back-?off|try again|temporar|rate limit"
                    + "|too many|bandwidth limit|account exceeded");
    private static final int WORDS_MAX = 200;

    enum Kind {
        /// No login may be used now.
        NO_LOGIN,
        /// Upstream refused the login: never again before a client has signed in.
        REFUSED,
        /// The account has all the connections it may have: not before the next client login.
        LIMIT,
        /// Upstream asks to wait.
        BUSY,
        /// Upstream refused a command.
        NO,
        /// Not reachable, not trusted, or the connection broke.
        LOST
    }

    private final Kind kind;
    private final transient @Nullable Duration wait;

    Trouble(Kind kind, String words) {
        this(kind, words, null);
    }

    Trouble(Kind kind, String words, @Nullable Duration wait) {
        super(words, null, false, false);
        this.kind = kind;
        this.wait = wait;
    }

    /// Judges the words of a NO, BAD or BYE. Exchange gives its back-off time in milliseconds.
    static Trouble of(Kind otherwise, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var suggested = SUGGESTED.matcher(lower);
        if (suggested.find()) {
            return new Trouble(Kind.BUSY, clean(text), Duration.ofMillis(Long.parseLong(suggested.group(1))));
        }
        if (TOO_MANY.matcher(lower).find()) {
            return new Trouble(Kind.LIMIT, clean(text));
        }
        if (BUSY.matcher(lower).find()) {
            return new Trouble(Kind.BUSY, clean(text));
        }
        return new Trouble(otherwise, clean(text));
    }

    /// As [#of], but the text is thrown away: what a server says about a login may repeat the login.
    static Trouble ofSignIn(Kind otherwise, String text) {
        var judged = of(otherwise, text);
        var words = switch (judged.kind) {
            case REFUSED -> "upstream refused the login";
            case LIMIT -> "upstream allows no further connection now";
            case BUSY -> "upstream asks to wait";
            case NO_LOGIN, NO, LOST -> "upstream ended the connection at sign-in";
        };
        return new Trouble(judged.kind, words, judged.wait);
    }

    Kind kind() {
        return kind;
    }

    String words() {
        var message = getMessage();
        return message == null ? kind.toString() : message;
    }

    /// How long upstream asked to wait.
    Optional<Duration> wanted() {
        return Optional.ofNullable(wait);
    }

    static String words(Exception failure) {
        var message = failure.getMessage();
        return clean(message == null ? failure.getClass().getSimpleName() : message);
    }

    private static String clean(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]", " ").strip();
        return plain.length() > WORDS_MAX ? plain.substring(0, WORDS_MAX) : plain;
    }
}
