package dev.kith.app.config;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// Host names and addresses that mean this machine, told without asking a name server.
final class Loopback {
    private static final Pattern V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern LISTEN = Pattern.compile("(?:(\\[[0-9a-fA-F:.]+]|[^:\\s]+):)?(\\d{1,5})");

    private Loopback() {}

    static boolean is(String host) {
        var h = host.toLowerCase(Locale.ROOT);
        return h.equals("localhost") || h.equals("::1") || V4.matcher(h).matches();
    }

    /// `127.0.0.1:1143`, or a port alone for loopback; port 0 lets the system choose.
    static InetSocketAddress listen(String text) {
        var match = LISTEN.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(2)) > 65_535) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address and a port");
        }
        var host = match.group(1) == null ? "127.0.0.1" : match.group(1).replaceAll("[\\[\\]]", "");
        return new InetSocketAddress(host, Integer.parseInt(match.group(2)));
    }
}
