package dev.kith.proxy.smtp;

import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.SaslCapture;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The client's AUTH exchanges (RFC 4954), followed until upstream says 235. Nothing is kept of one that failed.
final class Authentication {
    /// Mechanisms that may put a security layer on the stream behind the 235.
    private static final Set<String> LAYERED = Set.of("GSSAPI", "DIGEST-MD5", "GS2-KRB5", "KERBEROS_V4", "GSS-SPNEGO");

    private final String account;
    private final LoginListener logins;
    private @Nullable SaslCapture capture;
    private boolean cancelled;
    private boolean accepted;
    private boolean stranger;

    Authentication(String account, LoginListener logins) {
        this.account = account;
        this.logins = logins;
    }

    /// @param line `AUTH mechanism [initial-response]`, with its end
    void begin(ByteBuf line) {
        forget();
        cancelled = false;
        var octets = octets(line);
        var mechanism = wordEnd(octets, skipBlanks(octets, "AUTH".length()));
        var begun = new SaslCapture(ascii(octets, skipBlanks(octets, "AUTH".length()), mechanism));
        var initial = skipBlanks(octets, mechanism);
        if (initial < octets.length) {
            respond(begun, octets, initial);
        }
        capture = begun;
        Arrays.fill(octets, (byte) 0);
    }

    /// @param line the client's answer to a 334, with its end
    void respond(ByteBuf line) {
        var octets = octets(line);
        cancelled = octets.length == 1 && octets[0] == '*';
        if (capture != null && !cancelled) {
            respond(capture, octets, 0);
        }
        Arrays.fill(octets, (byte) 0);
    }

    private static void respond(SaslCapture capture, byte[] octets, int from) {
        var response = Arrays.copyOfRange(octets, from, wordEnd(octets, from));
        capture.response(response);
        Arrays.fill(response, (byte) 0);
    }

    /// Upstream's last word on the exchange.
    void ended(int code) {
        var exchange = capture;
        if (exchange == null) {
            return;
        }
        if (code == 235) {
            accepted = true;
            accepted(exchange);
        } else if (refuses(code) && !cancelled) {
            logins.refused(account, Protocol.SMTP);
        }
        forget();
    }

    private void accepted(SaslCapture exchange) {
        stranger = exchange.user()
                .filter(name -> !logins.owns(account, Protocol.SMTP, name))
                .isPresent();
        if (stranger) {
            return;
        }
        var login = exchange.login();
        if (login.isPresent()) {
            logins.accepted(account, Protocol.SMTP, login.get());
        } else {
            logins.acceptedNotReusable(account, Protocol.SMTP, exchange.mechanism());
        }
    }

    /// The other 5xx codes of AUTH speak of syntax, order or policy and say nothing of the password.
    private static boolean refuses(int code) {
        return code >= 500 && code != 530 && code != 534 && code != 538 && code > 504;
    }

    /// Whether the octets behind a 235 to the present exchange may be wrapped.
    boolean mayWrap() {
        return capture != null && LAYERED.contains(capture.mechanism());
    }

    /// Whether upstream has authenticated this session.
    boolean accepted() {
        return accepted;
    }

    /// Whether that was under another name than the account's: what passes is none of Kith's.
    boolean stranger() {
        return stranger;
    }

    void closed() {
        forget();
        if (accepted && !stranger) {
            logins.departed(account, Protocol.SMTP);
        }
    }

    private void forget() {
        if (capture != null) {
            capture.wipe();
            capture = null;
        }
    }

    /// Without the line's end.
    private static byte[] octets(ByteBuf line) {
        var octets = new byte[Math.max(0, line.readableBytes() - 2)];
        line.getBytes(line.readerIndex(), octets);
        return octets;
    }

    private static int skipBlanks(byte[] octets, int from) {
        var i = Math.min(from, octets.length);
        while (i < octets.length && octets[i] == ' ') {
            i++;
        }
        return i;
    }

    private static int wordEnd(byte[] octets, int from) {
        var i = from;
        while (i < octets.length && octets[i] != ' ') {
            i++;
        }
        return i;
    }

    private static String ascii(byte[] octets, int from, int to) {
        var text = new StringBuilder();
        for (var i = from; i < to; i++) {
            text.append((char) (octets[i] & 0x7f));
        }
        return text.toString();
    }
}
