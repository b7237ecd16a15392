package dev.kith.app.setup;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.tap.Protocol;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The steps of set-up, from an address to a [Plan]; writing that down is the caller's. Asks as little as it
/// can, and names each host before it contacts it.
public final class Setup {
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s<>,;\"\\\\]{1,64}@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");
    private static final int PORTS_TRIED = 50;
    /// A provider that is not among those whose endpoints come with Kith.
    private static final String OWN = "own";

    private final Discovery discovery;
    private final Trial trial;
    private final IntFunction<String> holder;
    private final Asking asking;
    private final PrintStream out;

    /// @param probe looks at a server
    /// @param holder who has a port of the loopback address; empty: it can be listened on
    public Setup(
            Discovery discovery,
            BiFunction<Protocol, Endpoint, Seen> probe,
            IntFunction<String> holder,
            Asking asking,
            PrintStream out) {
        this.discovery = discovery;
        this.trial = new Trial(probe, out);
        this.holder = holder;
        this.asking = asking;
        this.out = out;
    }

    /// @throws Trouble when there is nothing to go on with
    public Outcome run(Given given) throws Trouble {
        oneWord(given.name());
        if (given.imap() != null) {
            Trial.named(given.imap(), Protocol.IMAP);
        }
        if (given.smtp() != null) {
            Trial.named(given.smtp(), Protocol.SMTP);
        }
        var address = address(given.address());
        var found = named(given, discovery.find(address, given.offline()));
        served(given, found);
        road(address, found);
        return run(given.at(address), found);
    }

    /// Whoever names both servers need not hear that none was found.
    private static Found named(Given given, Found found) {
        return given.imap() == null || given.smtp() == null || found.servers().isPresent()
                ? found
                : new Found(
                        Optional.of(new Servers(given.imap(), given.smtp())),
                        found.road(),
                        "what you said",
                        found.provider(),
                        List.of());
    }

    private static void served(Given given, Found found) throws Trouble {
        var provider = found.provider();
        if (provider.isPresent() && provider.get().servers().isEmpty() && given.imap() == null) {
            throw new Trouble(provider.get().name() + " has no IMAP, so no program can stand in front of it. "
                    + provider.get().more());
        }
    }

    /// The steps behind finding, when the user knows what was found: nothing more is looked for.
    ///
    /// @throws Trouble when there is nothing to go on with
    public Outcome run(Given given, Found found) throws Trouble {
        oneWord(given.name());
        var address = address(given.address());
        var provider = found.provider();
        served(given, found);
        var notes = new ArrayList<>(found.notes());
        if (administratorsSay(given, found)) {
            out.println();
            out.println(
                    Letter.toAdministrator(address, provider.map(Provider::name).orElse("our mail server")));
            if (provider.isPresent() && provider.get().ruledByAdministrators()) {
                tell(notes, "Until they agree, nothing is written.");
                return new Outcome(address, Road.ADMINISTRATOR, found.how(), Optional.empty(), notes);
            }
            tell(notes, "Ask them before you go on; what is written now takes effect only when you start Kith.");
        }
        var servers = servers(given, found);
        var road = given.offline() ? found.road() : trial.of(servers, found.road(), sentence -> tell(notes, sentence));
        var oauth = road == Road.OAUTH
                ? Optional.of(provider.flatMap(Provider::oauth).orElse(OWN))
                : Optional.<String>empty();
        var clientId = oauth.flatMap(name -> clientId(given, name, notes));
        if (given.companion() && oauth.isPresent() && clientId.isEmpty()) {
            throw new Trouble("no mail program will sign in, so Kith has to by itself, and cannot yet: docs/oauth.md"
                    + " says how to get a client id, and what to write into kith.yaml");
        }
        var command = road == Road.OAUTH ? Optional.<String>empty() : command(given);
        var listens = !given.companion();
        var plan = new Plan(
                given.name() == null ? name(address) : given.name(),
                address,
                servers,
                listens ? port(1143, notes) : 0,
                listens ? port(1587, notes) : 0,
                oauth,
                clientId,
                command,
                listens,
                given.clientTls());
        return new Outcome(address, road, found.how(), Optional.of(plan), notes);
    }

    /// Without a mail program nobody brings the password.
    private Optional<String> command(Given given) throws Trouble {
        if (given.command() != null || !given.companion()) {
            return Optional.ofNullable(given.command());
        }
        var command = asking.ask("A command that prints your mail password (such as: pass show mail):", "")
                .strip();
        if (command.isEmpty()) {
            throw new Trouble("no mail program will sign in, so Kith needs a command that prints your password:"
                    + " --password-command \"pass show mail\"");
        }
        return Optional.of(command);
    }

    private String address(@Nullable String given) throws Trouble {
        return asked(given, "Your mail address:", Setup::checked);
    }

    private interface Check {
        String of(String answer) throws Trouble;
    }

    /// Whoever sits there and slipped is asked again, as long as they type anything.
    private String asked(@Nullable String given, String question, Check check) throws Trouble {
        var answer = given == null ? asking.ask(question, "") : given;
        while (true) {
            try {
                return check.of(answer);
            } catch (Trouble e) {
                if (answer.isBlank() || !asking.again()) {
                    throw e;
                }
                out.println("! " + e.getMessage());
                answer = asking.ask(question, "");
            }
        }
    }

    /// An address, lower-case.
    ///
    /// @throws Trouble when it is none
    public static String checked(String given) throws Trouble {
        var address = given.strip();
        if (address.isEmpty()) {
            throw new Trouble("without a mail address there is nothing to set up: kith setup alice@example.org");
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw new Trouble("\"" + address + "\" is not a mail address such as alice@example.org");
        }
        return address.toLowerCase(Locale.ROOT);
    }

    private void road(String address, Found found) {
        out.println();
        out.println(address + ": "
                + found.provider()
                        .map(p -> "this is " + p.name() + " (" + found.how() + ").")
                        .orElse(
                                found.servers().isPresent()
                                        ? "its servers are known from " + found.how() + "."
                                        : "its servers were not found; you will be asked."));
        out.println("Your way in, of four:");
        for (var road : Road.values()) {
            out.println(
                    (road == found.road() ? "  > " : "    ") + road.number() + "  " + road.by() + ": " + road.takes());
        }
        found.provider()
                .filter(_ -> found.road() != Road.PASSWORD)
                .ifPresent(p -> out.println("    The page for it: " + p.page()));
        found.notes().forEach(note -> out.println("! " + note));
    }

    private boolean administratorsSay(Given given, Found found) {
        if (given.employer() != null) {
            return given.employer();
        }
        var personal = found.provider().filter(p -> !p.domains().isEmpty()).isPresent();
        return !personal && asking.yes("Does an employer or a school own this mailbox?", false);
    }

    private Servers servers(Given given, Found found) throws Trouble {
        return new Servers(
                asked(
                        given.imap() != null
                                ? given.imap()
                                : found.servers().map(Servers::imap).orElse(null),
                        "Incoming server (imaps://host):",
                        url -> Trial.named(url, Protocol.IMAP)),
                asked(
                        given.smtp() != null
                                ? given.smtp()
                                : found.servers().map(Servers::smtp).orElse(null),
                        "Outgoing server (smtps://host):",
                        url -> Trial.named(url, Protocol.SMTP)));
    }

    private Optional<String> clientId(Given given, String provider, List<String> notes) {
        var id = given.clientId() == null
                ? asking.ask("The client id by which your provider knows Kith (docs/oauth.md; empty: later):", "")
                : given.clientId();
        if (id.isBlank()) {
            tell(notes, "Without a client id Kith cannot sign in yet: docs/oauth.md says how to get one.");
            return Optional.empty();
        }
        if (provider.equals(OWN)) {
            tell(notes, "Kith does not know where one signs in at this server: docs/oauth.md says what to write.");
            return Optional.empty();
        }
        return Optional.of(id.strip());
    }

    /// An account's name stands in logs and in file names.
    private static void oneWord(@Nullable String name) throws Trouble {
        if (name != null && !AccountConfig.isName(name)) {
            throw new Trouble("\"" + name + "\" cannot be an account's name: one word, such as work");
        }
    }

    private void tell(List<String> notes, String note) {
        notes.add(note);
        out.println("! " + note);
    }

    private int port(int wanted, List<String> notes) throws Trouble {
        var first = holder.apply(wanted);
        if (first.isEmpty()) {
            return wanted;
        }
        for (var port = wanted + 1; port < wanted + PORTS_TRIED; port++) {
            if (holder.apply(port).isEmpty()) {
                tell(notes, "Port " + wanted + " is in use by " + first + ", so " + port + " was taken.");
                return port;
            }
        }
        throw new Trouble("no free port was found from " + wanted + " on");
    }

    private static String name(String address) {
        var word = address.substring(0, address.indexOf('@')).replaceAll("[^a-z0-9._-]", "");
        return word.isEmpty() ? "mail" : word;
    }
}
