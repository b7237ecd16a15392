package dev.kith.app.config;

import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.tap.Protocol;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one entry of `accounts:` in `kith.yaml`.
final class AccountReader {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");

    private final Fields fields;
    private final int index;
    private final Path folder;

    /// @param folder what file names are relative to
    AccountReader(Fields fields, int index, Path folder) {
        this.fields = fields;
        this.index = index;
        this.folder = folder;
    }

    /// Empty when something that has no default is missing or wrong; the mistakes say what.
    Optional<AccountConfig> read() {
        var address = fields.value("address", "your mail address, such as alice@example.org", AccountReader::address);
        var name = fields.value("name", "one word, such as work", AccountReader::name);
        var imap = server("imap", 1143 + index, "imaps://imap.example.org", Upstream::imap);
        var unattended = imap.filter(s -> s.listen() == null).isPresent();
        var smtp = unattended ? sentElsewhere() : smtp();
        var trust = TrustReader.read(fields, folder);
        var clientTls = clientTls(imap, smtp);
        var signIn = SignInReader.read(fields);
        somebodySignsIn(signIn, unattended, Stream.of(imap, smtp).flatMap(Optional::stream));
        var deliverTo = fields.value("deliver_to", "INBOX, page, or the name of another account", t -> t);
        var aliases = texts("aliases", "a mail address", AccountReader::address);
        var history = fields.mapping("history", "{ since: 10y, bytes_per_day: 500MB, exclude: [] }");
        var since = history.flatMap(h -> h.value("since", "a span such as 10y, 18mo or 90d", Amounts::span));
        var perDay = history.flatMap(h -> h.value("bytes_per_day", "an amount such as 500MB", Amounts::octets));
        var exclude = history.map(h -> texts(h, "exclude", "mailboxes, addresses or domains", t -> t))
                .orElse(List.of());
        history.ifPresent(Fields::end);
        if (!fields.has("address")) {
            fields.mistake(
                    fields.place(), "accounts[" + index + "] has no address", "add address: with your mail address.");
        }
        fields.end();
        if (address.isEmpty() || imap.isEmpty() || (smtp.isEmpty() && !unattended)) {
            return Optional.empty();
        }
        var account = new Account(
                name.orElse(address.get()),
                address.get(),
                imap.get().listen(),
                imap.get().upstream(),
                smtp.map(Server::listen).orElse(null),
                smtp.map(Server::upstream).orElse(null),
                trust,
                clientTls);
        return Optional.of(new AccountConfig(
                account,
                aliases,
                since.orElse(AccountConfig.HISTORY),
                perDay.orElse(AccountConfig.BYTES_PER_DAY),
                exclude,
                deliverTo.orElse(AccountConfig.INBOX),
                signIn,
                Map.of(
                        Protocol.IMAP,
                        imap.get().logins(),
                        Protocol.SMTP,
                        smtp.map(Server::logins).orElse(List.of()))));
    }

    /// @param listen null: no mail program connects here
    /// @param logins user names of the mail programs that connect here; none: the first is remembered
    private record Server(String key, @Nullable InetSocketAddress listen, Endpoint upstream, List<String> logins) {}

    private void somebodySignsIn(SignIn signIn, boolean unattended, Stream<Server> servers) {
        if (signIn.kithSignsIn()) {
            servers.forEach(this::noLogin);
        } else if (unattended) {
            fields.mistake(
                    fields.placeOf("imap"),
                    "accounts[" + index + "] listens for no mail program, so nobody signs in",
                    "add sign_in: { command: \"…\" } or { oauth: … }, or leave listen: off out.");
        }
    }

    private void noLogin(Server server) {
        if (!server.logins().isEmpty()) {
            fields.mistake(
                    fields.placeOf(server.key()),
                    fields.path(server.key()) + ".login has no meaning beside sign_in:",
                    "leave it out: Kith signs in itself here, with the account's address.");
        }
    }

    private Optional<Server> smtp() {
        return server("smtp", 1587 + index, "smtp+starttls://smtp.example.org:587", Upstream::smtp);
    }

    /// An account that is only read needs no outgoing server; one that is named is known, and not listened for.
    private Optional<Server> sentElsewhere() {
        return fields.has("smtp")
                ? smtp().map(s -> new Server("smtp", null, s.upstream(), s.logins()))
                : Optional.empty();
    }

    private Optional<Server> server(String key, int port, String example, Function<String, Endpoint> upstream) {
        var expected = "{ upstream: \"" + example + "\" }";
        if (!fields.has(key)) {
            fields.node(key);
            fields.mistake(
                    fields.place(),
                    "accounts[" + index + "] has no " + key,
                    "add " + key + ": " + expected + " with your provider's server.");
            return Optional.empty();
        }
        var server = fields.mapping(key, expected);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        var here = server.get();
        var off = here.has("listen")
                && here.node("listen").orElseThrow() instanceof Node.Scalar(var _, var text)
                && text.strip().equals("off");
        var listen = off
                ? null
                : here.value(
                                "listen",
                                "an address and a port, such as \"127.0.0.1:" + port + "\", or off",
                                Loopback::listen)
                        .orElse(Loopback.listen(String.valueOf(port)));
        var endpoint = here.value("upstream", "your provider's server, such as \"" + example + "\"", upstream);
        if (!here.has("upstream")) {
            here.mistake(
                    here.place(),
                    "accounts[" + index + "]." + key + " has no upstream",
                    "add upstream: \"" + example + "\" with your provider's server.");
        }
        var logins = texts(here, "login", "the user name that your mail program signs in with", t -> t);
        here.end();
        return endpoint.map(e -> new Server(key, listen, e, logins));
    }

    private Account.ClientTls clientTls(Optional<Server> imap, Optional<Server> smtp) {
        var word = fields.word("client_tls", List.of("none", "starttls", "implicit"))
                .orElse("none");
        var tls = Account.ClientTls.valueOf(word.toUpperCase(Locale.ROOT));
        if (tls == Account.ClientTls.NONE) {
            imap.ifPresent(s -> loopback("imap", s));
            smtp.ifPresent(s -> loopback("smtp", s));
        }
        return tls;
    }

    private void loopback(String key, Server server) {
        var listen = server.listen();
        if (listen == null) {
            return;
        }
        var address = listen.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            fields.mistake(
                    fields.placeOf(key),
                    fields.path(key) + ".listen: " + listen.getHostString()
                            + " can be reached from other machines, and without TLS they would read your password",
                    "listen on 127.0.0.1, or set client_tls: implicit (or starttls) for this account.");
        }
    }

    private <T> List<T> texts(String key, String expected, Function<String, T> convert) {
        return texts(fields, key, expected, convert);
    }

    private static <T> List<T> texts(Fields fields, String key, String expected, Function<String, T> convert) {
        return fields.list(key).stream()
                .flatMap(node -> switch (node) {
                    case Node.Scalar s -> fields.convert(s, fields.path(key), expected, convert).stream();
                    case Node.Mapping m -> {
                        fields.mistake(m.place(), fields.path(key) + " is a list of words", "write " + expected + ".");
                        yield Stream.<T>empty();
                    }
                    case Node.Sequence s -> {
                        fields.mistake(s.place(), fields.path(key) + " is a flat list", "write " + expected + ".");
                        yield Stream.<T>empty();
                    }
                })
                .toList();
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a mail address");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String name(String text) {
        if (!AccountConfig.isName(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not one word");
        }
        return text;
    }
}
