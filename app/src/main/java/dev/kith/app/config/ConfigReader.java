package dev.kith.app.config;

import dev.kith.app.config.Config.Owner;
import dev.kith.app.config.Config.Reminders;
import dev.kith.rules.reminder.Disclosure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `kith.yaml`. Collects all mistakes before it gives up. The keys are a closed set, written in
/// the code below; any other is a mistake.
public final class ConfigReader {
    private static final long FILE_OCTETS_MAX = 1_000_000;

    private static final InetSocketAddress PAGE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8143);

    private final Path file;
    private final Path folder;
    private final ZoneId systemZone;
    private final List<Mistake> mistakes = new ArrayList<>();

    private ConfigReader(Path file, ZoneId systemZone) {
        this.file = file;
        this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        this.systemZone = systemZone;
    }

    /// @param systemZone what `zone: system` means
    /// @throws ConfigInvalid with every mistake in the file
    /// @throws IOException when the file cannot be read
    public static Config read(Path file, ZoneId systemZone) throws ConfigInvalid, IOException {
        if (Files.size(file) > FILE_OCTETS_MAX) {
            throw new IOException(file + " is too large to be a configuration");
        }
        return parse(file, Files.readString(file), systemZone);
    }

    /// What a configuration calls its rule book, whether that is there or not; empty when it names none.
    public static Optional<String> rulesNamed(String yaml) {
        return YamlNodes.read(yaml, new ArrayList<>())
                .flatMap(root -> root instanceof Node.Mapping(var _, var entries)
                        ? Optional.ofNullable(entries.get("rules"))
                        : Optional.empty())
                .flatMap(entry -> entry.value() instanceof Node.Scalar(var _, var text)
                        ? Optional.of(text.strip())
                        : Optional.empty())
                .filter(name -> !name.isEmpty());
    }

    static Config parse(Path file, String yaml, ZoneId systemZone) throws ConfigInvalid {
        return new ConfigReader(file, systemZone).parse(yaml);
    }

    private Config parse(String yaml) throws ConfigInvalid {
        var root = YamlNodes.read(yaml, mistakes);
        var config = root.flatMap(this::config);
        if (root.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(
                    new Mistake(Place.START, "the file is empty", "it needs accounts: with one account at least."));
        }
        if (config.isEmpty() || !mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt((Mistake m) -> m.place().line())
                    .thenComparingInt(m -> m.place().column()));
            throw new ConfigInvalid(file, mistakes);
        }
        return config.get();
    }

    private Optional<Config> config(Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            mistakes.add(new Mistake(root.place(), "the file is not a mapping", "begin with accounts:."));
            return Optional.empty();
        }
        var top = new Fields("", mapping, mistakes);
        var accounts = accounts(top);
        var me = owner(top);
        var reminders = reminders(top);
        var page = top.value(
                        "page", "an address of this machine and a port, such as 127.0.0.1:8143, or off", this::page)
                .orElse(Optional.of(PAGE));
        var wireLog =
                switch (top.word("wire_log", List.of("off", "on", "with-text")).orElse("off")) {
                    case "on" -> Config.WireLogged.ON;
                    case "with-text" -> Config.WireLogged.WITH_TEXT;
                    default -> Config.WireLogged.OFF;
                };
        var data = top.value("data", "the name of a folder", folder::resolve);
        var rules = top.value("rules", "the name of a file that exists, such as rules.yaml", this::existing);
        var wording = top.value("wording", "the name of a folder that exists, such as wording/", this::existing);
        top.end();
        return Optional.of(new Config(file, accounts, me, reminders, data, rules, wording, page, wireLog));
    }

    private List<AccountConfig> accounts(Fields top) {
        var accounts = new ArrayList<AccountConfig>();
        var nodes = top.list("accounts");
        if (nodes.isEmpty()) {
            mistakes.add(new Mistake(
                    top.placeOf("accounts"),
                    "there is no account",
                    "write accounts: and below it \"- address:\" with imap and smtp."));
        }
        for (var i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Mapping m) {
                var fields = new Fields("accounts[" + i + "]", m, mistakes);
                new AccountReader(fields, i, folder).read().ifPresent(accounts::add);
            } else {
                mistakes.add(new Mistake(
                        nodes.get(i).place(), "accounts[" + i + "] is not a mapping", "begin it with \"- address:\"."));
            }
        }
        if (accounts.size() == nodes.size()) {
            collisions(accounts, nodes);
            deliveries(accounts, nodes);
        }
        return accounts;
    }

    /// Two accounts cannot share a name or a listener.
    private void collisions(List<AccountConfig> accounts, List<Node> nodes) {
        var names = new HashMap<String, Integer>();
        var listeners = new HashMap<InetSocketAddress, String>();
        for (var i = 0; i < accounts.size(); i++) {
            var account = accounts.get(i);
            var place = nodes.get(i).place();
            if (names.putIfAbsent(account.name(), i) != null) {
                mistakes.add(new Mistake(
                        place, "two accounts are named \"" + account.name() + "\"", "give each a name: of its own."));
            }
            listener(listeners, account.proxy().imapListen(), account.name() + "'s imap", place);
            listener(listeners, account.proxy().smtpListen(), account.name() + "'s smtp", place);
        }
    }

    private void listener(
            Map<InetSocketAddress, String> listeners, @Nullable InetSocketAddress listen, String whose, Place place) {
        if (listen == null || listen.getPort() == 0) {
            return;
        }
        var other = listeners.putIfAbsent(listen, whose);
        if (other != null) {
            mistakes.add(new Mistake(
                    place,
                    whose + " and " + other + " both listen on port " + listen.getPort(),
                    "give one of them another port with listen:."));
        }
    }

    private Owner owner(Fields top) {
        var me = top.mapping("me", "{ name: Alice, zone: system, language: en }");
        var name = me.flatMap(m -> m.scalar("name", "your name")).map(Node.Scalar::text);
        var zone = me.flatMap(m -> m.value("zone", "system, or a zone such as Europe/Vienna", this::zone));
        var language = me.flatMap(m -> m.value("language", "a folder of wording/, such as en or de", this::language));
        me.ifPresent(Fields::end);
        return new Owner(name.orElse(""), zone.orElse(systemZone), language.orElse("en"));
    }

    /// Each `deliver_to` names a place that there is.
    private void deliveries(List<AccountConfig> accounts, List<Node> nodes) {
        var places = new ArrayList<>(List.of(AccountConfig.INBOX, AccountConfig.PAGE));
        accounts.forEach(account -> places.add(account.name()));
        for (var i = 0; i < accounts.size(); i++) {
            if (!places.contains(accounts.get(i).deliverTo())) {
                mistakes.add(new Mistake(
                        nodes.get(i).place(),
                        "accounts[" + i + "].deliver_to names no place",
                        "write INBOX, page, or the name of another account."));
            }
        }
    }

    private Reminders reminders(Fields top) {
        var here = top.mapping("reminders", "{ agreed: yes, quiet: on, days: working }");
        var agreed = here.flatMap(r -> r.value("agreed", "yes or no", ConfigReader::yes));
        var quiet = here.flatMap(r -> r.value("quiet", "on or off", ConfigReader::yes));
        var days = here.flatMap(r -> r.word("days", List.of("working", "all")));
        var quote = here.flatMap(r -> r.word("quote", List.of("lines", "none", "subject")));
        var folders = here.flatMap(r -> r.value("folders", "yes or no", ConfigReader::yes));
        here.ifPresent(Fields::end);
        return new Reminders(
                agreed.orElse(false),
                quiet.orElse(true),
                !days.equals(Optional.of("all")),
                quote.map(ConfigReader::disclosure).orElse(Disclosure.LINES),
                folders.orElse(false));
    }

    private static Disclosure disclosure(String word) {
        return switch (word) {
            case "none" -> Disclosure.NONE;
            case "subject" -> Disclosure.SUBJECT_ONLY;
            default -> Disclosure.LINES;
        };
    }

    private String language(String text) {
        if (!text.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a language");
        }
        return text;
    }

    private ZoneId zone(String text) {
        if (text.equals("system")) {
            return systemZone;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time zone", e);
        }
    }

    /// The pages are for this machine alone: there is no other address for them.
    private Optional<InetSocketAddress> page(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        var address = Loopback.listen(text);
        if (!Loopback.is(address.getHostString())) {
            throw new IllegalArgumentException("\"" + address.getHostString() + "\" is not this machine alone");
        }
        return Optional.of(address);
    }

    private Path existing(String name) {
        var path = folder.resolve(name);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("there is no readable " + path);
        }
        return path;
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no");
        };
    }
}
