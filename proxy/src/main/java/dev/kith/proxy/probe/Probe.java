package dev.kith.proxy.probe;

import dev.kith.proxy.probe.Seen.Missed;
import dev.kith.proxy.probe.Seen.Reached;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Protocol;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at mail servers from outside. Blocking; every look is one connection, which ends with a goodbye.
///
/// @param connect how long a connection may take to be made
/// @param read how long one line of the server's may take
public record Probe(Duration connect, Duration read) {
    private static final Pattern DATE = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}");
    private static final int LINES_MAX = 200;

    /// Ten seconds each.
    public static final Probe USUAL = new Probe(Duration.ofSeconds(10), Duration.ofSeconds(10));

    public Seen look(Protocol protocol, Endpoint endpoint, Trust trust) {
        try (var line = Line.open(endpoint, trust, connect, read)) {
            return switch (protocol) {
                case IMAP -> imap(line, endpoint, trust);
                case SMTP -> smtp(line, endpoint, trust);
            };
        } catch (NotSo e) {
            return new Missed(e.why, endpoint.host(), endpoint.port());
        } catch (IOException | GeneralSecurityException e) {
            return new Missed(Why.of(e), endpoint.host(), endpoint.port());
        }
    }

    private static Seen imap(Line line, Endpoint endpoint, Trust trust)
            throws IOException, GeneralSecurityException, NotSo {
        var greeting = line.read();
        if (!greeting.toUpperCase(Locale.ROOT).startsWith("* OK")) {
            throw new NotSo(Why.OTHER_PROTOCOL);
        }
        var capabilities = imapCapabilities(line, "k1");
        if (endpoint.security() == Security.STARTTLS) {
            if (!capabilities.contains("STARTTLS")) {
                throw new NotSo(Why.NO_STARTTLS);
            }
            line.send("k2 STARTTLS");
            if (!untilTagged(line, "k2", new ArrayList<>())) {
                throw new NotSo(Why.NO_STARTTLS);
            }
            line.startTls(trust);
            capabilities = imapCapabilities(line, "k3");
        }
        line.send("k4 LOGOUT");
        return new Reached(capabilities, line.certificate(), time(greeting));
    }

    private static List<String> imapCapabilities(Line line, String tag) throws IOException {
        line.send(tag + " CAPABILITY");
        var answer = new ArrayList<String>();
        untilTagged(line, tag, answer);
        return answer.stream()
                .map(l -> l.toUpperCase(Locale.ROOT))
                .filter(l -> l.startsWith("* CAPABILITY "))
                .flatMap(
                        l -> Arrays.stream(l.substring("* CAPABILITY ".length()).split(" ", -1)))
                .toList();
    }

    /// @return whether it was OK
    private static boolean untilTagged(Line line, String tag, List<String> untagged) throws IOException {
        for (var i = 0; i < LINES_MAX; i++) {
            var next = line.read();
            if (next.startsWith(tag + " ")) {
                return next.regionMatches(true, tag.length() + 1, "OK", 0, 2);
            }
            untagged.add(next);
        }
        throw new IOException("too many lines");
    }

    private static Seen smtp(Line line, Endpoint endpoint, Trust trust)
            throws IOException, GeneralSecurityException, NotSo {
        var greeting = reply(line);
        if (!greeting.getFirst().startsWith("220")) {
            throw new NotSo(Why.OTHER_PROTOCOL);
        }
        var capabilities = ehlo(line);
        if (endpoint.security() == Security.STARTTLS) {
            if (!capabilities.contains("STARTTLS")) {
                throw new NotSo(Why.NO_STARTTLS);
            }
            line.send("STARTTLS");
            if (!reply(line).getFirst().startsWith("220")) {
                throw new NotSo(Why.NO_STARTTLS);
            }
            line.startTls(trust);
            capabilities = ehlo(line);
        }
        line.send("QUIT");
        return new Reached(capabilities, line.certificate(), time(greeting.getFirst()));
    }

    private static List<String> ehlo(Line line) throws IOException {
        line.send("EHLO [127.0.0.1]");
        return reply(line).stream()
                .skip(1)
                .filter(l -> l.length() > 4)
                .map(l -> l.substring(4).strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static List<String> reply(Line line) throws IOException {
        var lines = new ArrayList<String>();
        for (var i = 0; i < LINES_MAX; i++) {
            var next = line.read();
            lines.add(next);
            if (next.length() < 4 || next.charAt(3) != '-') {
                return lines;
            }
        }
        throw new IOException("too many lines");
    }

    /// Some servers tell the time in their greeting.
    private static @Nullable Instant time(String greeting) {
        var match = DATE.matcher(greeting);
        if (!match.find()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(match.group(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /// The server is there, and is not what it should be.
    private static final class NotSo extends Exception {
        private static final long serialVersionUID = 1;

        private final Why why;

        NotSo(Why why) {
            super(why.words(), null, false, false);
            this.why = why;
        }
    }
}
