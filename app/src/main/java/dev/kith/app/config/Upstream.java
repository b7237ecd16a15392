package dev.kith.app.config;

import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import java.util.Map;
import java.util.regex.Pattern;

/// An upstream server as the configuration writes it: `imaps://imap.example.org`, `smtp+starttls://host:587`.
/// Ports default to the scheme's (RFC 8314: 993 and 465; STARTTLS and plain 143 and 587).
public final class Upstream {
    private static final Pattern URL = Pattern.compile("([a-z+]+)://(\\[[0-9a-fA-F:.]+]|[^:/\\s@]+)(?::(\\d{1,5}))?/?");

    private record Scheme(Security security, int port) {}

    private static final Map<String, Scheme> IMAP = Map.of(
            "imaps", new Scheme(Security.TLS, 993),
            "imap+starttls", new Scheme(Security.STARTTLS, 143),
            "imap", new Scheme(Security.PLAIN, 143));

    private static final Map<String, Scheme> SMTP = Map.of(
            "smtps", new Scheme(Security.TLS, 465),
            "smtp+starttls", new Scheme(Security.STARTTLS, 587),
            "smtp", new Scheme(Security.PLAIN, 587));

    private Upstream() {}

    public static Endpoint imap(String url) {
        return parse(url, IMAP, "imaps, imap+starttls or (loopback only) imap");
    }

    public static Endpoint smtp(String url) {
        return parse(url, SMTP, "smtps, smtp+starttls or (loopback only) smtp");
    }

    private static Endpoint parse(String url, Map<String, Scheme> schemes, String expected) {
        var match = URL.matcher(url);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + url + "\" is not of the form scheme://host:port");
        }
        var scheme = schemes.get(match.group(1));
        if (scheme == null) {
            var meant = Nearest.to(match.group(1), schemes.keySet())
                    .map(n -> " (did you mean \"" + n + "\"?)")
                    .orElse("");
            throw new IllegalArgumentException(
                    "the scheme \"" + match.group(1) + "\" is not one of " + expected + meant);
        }
        var host = match.group(2).replaceAll("[\\[\\]]", "");
        var port = match.group(3) == null ? scheme.port() : Integer.parseInt(match.group(3));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port " + port + " is not between 1 and 65535");
        }
        if (scheme.security() == Security.PLAIN && !Loopback.is(host)) {
            throw new IllegalArgumentException("\"" + match.group(1) + "\" sends the password in clear text; it is "
                    + "accepted for this machine (127.0.0.1) only, and " + host + " is another");
        }
        return new Endpoint(scheme.security(), host, port);
    }
}
