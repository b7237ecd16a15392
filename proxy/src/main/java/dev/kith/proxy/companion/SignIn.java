package dev.kith.proxy.companion;

import dev.kith.proxy.relay.Security;
import dev.kith.proxy.signin.Exchange;
import dev.kith.proxy.tap.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way from the greeting to the authenticated state (RFC 9051, section 6.2), with the client's own login. Secrets
/// are octet arrays that are zeroed after use; no text of the server's goes into an exception from here.
final class SignIn {
    private static final String AUTH = "AUTH=";
    private static final byte[] BLANK = {' '};

    private final Wire wire;
    private Set<String> capabilities = Set.of();
    private int tags;

    SignIn(Wire wire) {
        this.wire = wire;
    }

    void run(Security security, Tls tls, Login login) throws IOException, GeneralSecurityException, Trouble {
        greeting();
        if (security == Security.STARTTLS) {
            startTls(tls);
        }
        capabilities = askCapabilities();
        authenticate(login);
    }

    private void greeting() throws IOException, Trouble {
        var line = wire.line();
        if (line.regionMatches(true, 0, "* BYE", 0, 5)) {
            throw Trouble.of(Trouble.Kind.LOST, line.substring(5));
        }
        // PREAUTH would be somebody's session, and ahead of TLS it is an attack (RFC 9051, section 7.1.4)
        if (!line.regionMatches(true, 0, "* OK", 0, 4)) {
            throw new Trouble(Trouble.Kind.LOST, "upstream greets in a way that no client can sign in to");
        }
    }

    private void startTls(Tls tls) throws IOException, GeneralSecurityException, Trouble {
        if (!askCapabilities().contains("STARTTLS")) {
            throw new Trouble(Trouble.Kind.LOST, "upstream does not offer STARTTLS, which the account asks for");
        }
        var tag = nextTag();
        wire.send(tag + " STARTTLS");
        if (!isOk(await(tag))) {
            throw new Trouble(Trouble.Kind.LOST, "upstream refused STARTTLS");
        }
        wire.startTls(tls);
    }

    /// What was offered ahead of TLS is forgotten: this is asked again behind it.
    private Set<String> askCapabilities() throws IOException, Trouble {
        var tag = nextTag();
        wire.send(tag + " CAPABILITY");
        var found = new HashSet<String>();
        for (var line = wire.line(); !line.startsWith(tag + " "); line = wire.line()) {
            var words = line.toUpperCase(Locale.ROOT).split(" ", -1);
            if (words.length > 2 && words[1].equals("CAPABILITY")) {
                found.addAll(Arrays.asList(words).subList(2, words.length));
            }
            if (words.length > 1 && words[1].equals("BYE")) {
                throw Trouble.of(Trouble.Kind.LOST, line);
            }
        }
        return found;
    }

    /// The client's own mechanism first; a password may also go by another one that carries passwords.
    private void authenticate(Login login) throws IOException, Trouble {
        switch (login.mechanism()) {
            case "XOAUTH2", "OAUTHBEARER", "BEARER" -> {
                var exchange = Exchange.of(login, mechanisms());
                // the server has to offer what the client used (RFC 7628; XOAUTH2 is Google's)
                if (!capabilities.contains("AUTH=" + exchange.mechanism())) {
                    exchange.wipe();
                    throw new Trouble(Trouble.Kind.REFUSED, "upstream does not take " + exchange.mechanism() + " here");
                }
                run(exchange);
            }
            default -> password(login);
        }
    }

    private Set<String> mechanisms() {
        return capabilities.stream()
                .filter(word -> word.startsWith(AUTH))
                .map(word -> word.substring(AUTH.length()))
                .collect(Collectors.toSet());
    }

    private void password(Login login) throws IOException, Trouble {
        if (capabilities.contains("AUTH=PLAIN")
                && (login.mechanism().equals("PLAIN") || capabilities.contains("LOGINDISABLED"))) {
            run(Exchange.plain(login));
        } else if (!capabilities.contains("LOGINDISABLED")) {
            login(login.user().getBytes(StandardCharsets.UTF_8), login.secret());
        } else if (capabilities.contains("AUTH=LOGIN")) {
            run(Exchange.login(login));
        } else {
            throw new Trouble(Trouble.Kind.REFUSED, "upstream takes no password on this connection");
        }
    }

    private void run(Exchange exchange) throws IOException, Trouble {
        try {
            var tag = nextTag();
            wire.send(tag + " AUTHENTICATE " + exchange.mechanism());
            finish(await(tag, exchange.response(), exchange.second()));
        } finally {
            exchange.wipe();
        }
    }

    private void login(byte[] user, byte[] secret) throws IOException, Trouble {
        var tag = nextTag();
        if (quotable(user) && quotable(secret)) {
            var line = join((tag + " LOGIN ").getBytes(StandardCharsets.US_ASCII), quote(user), BLANK, quote(secret));
            wire.send(line);
            Arrays.fill(line, (byte) 0);
            finish(await(tag));
            return;
        }
        wire.send(tag + " LOGIN {" + user.length + "}");
        var next = wire.line();
        if (next.startsWith("+")) {
            wire.send(join(user, (" {" + secret.length + "}").getBytes(StandardCharsets.US_ASCII)));
            next = wire.line();
        }
        if (!next.startsWith("+")) {
            throw Trouble.ofSignIn(Trouble.Kind.REFUSED, next);
        }
        wire.send(secret);
        finish(await(tag));
    }

    /// Answers continuation requests in turn until the tagged response, which is returned without its tag.
    private String await(String tag, byte[]... responses) throws IOException, Trouble {
        var next = 0;
        while (true) {
            var line = wire.line();
            if (line.startsWith(tag + " ")) {
                return line.substring(tag.length() + 1);
            }
            if (line.regionMatches(true, 0, "* BYE", 0, 5)) {
                throw Trouble.ofSignIn(Trouble.Kind.LOST, line);
            }
            if (line.startsWith("+")) {
                answer(next < responses.length ? responses[next] : null);
                next++;
            }
        }
    }

    private void answer(byte @Nullable [] response) throws IOException {
        if (response == null) {
            wire.send("*");
        } else {
            wire.send(response);
        }
    }

    private static void finish(String response) throws Trouble {
        if (!isOk(response)) {
            throw Trouble.ofSignIn(Trouble.Kind.REFUSED, response);
        }
    }

    private static boolean isOk(String response) {
        return response.regionMatches(true, 0, "OK", 0, 2);
    }

    private String nextTag() {
        tags++;
        return "kith" + tags;
    }

    private static boolean quotable(byte[] octets) {
        for (var octet : octets) {
            if (octet < ' ') {
                return false;
            }
        }
        return true;
    }

    private static byte[] quote(byte[] octets) {
        var quoted = new ByteArrayOutputStream();
        quoted.write('"');
        for (var octet : octets) {
            if (octet == '"' || octet == '\\') {
                quoted.write('\\');
            }
            quoted.write(octet);
        }
        quoted.write('"');
        return quoted.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var joined = new byte[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
