package dev.kith.app;

import dev.kith.app.desk.Frames;
import dev.kith.app.setup.Asking;
import dev.kith.app.setup.ClientSettings;
import dev.kith.app.setup.ConfigFile;
import dev.kith.app.setup.Given;
import dev.kith.app.setup.Outcome;
import dev.kith.app.setup.Plan;
import dev.kith.app.setup.Trouble;
import dev.kith.proxy.Account.ClientTls;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith setup`: asks what [dev.kith.app.setup.Setup] needs, and writes `kith.yaml`.
@Command(
        name = "setup",
        description = {
            "Write a configuration by asking for your mail address and little else.",
            "Every server is named here before it is contacted; no password is asked for or stored."
        })
final class SetupCommand extends KithCommand {
    private static final String PROFILE_IS_THERE = "; open it on the Mac, and it asks for the password";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "Your mail address.")
    @Nullable
    String address;

    @Option(names = "--name", paramLabel = "WORD", description = "What the account is called.")
    @Nullable
    String name;

    @Option(names = "--imap", paramLabel = "URL", description = "The incoming server: imaps://imap.example.org")
    @Nullable
    String imap;

    @Option(names = "--smtp", paramLabel = "URL", description = "The outgoing server: smtps://smtp.example.org")
    @Nullable
    String smtp;

    @Option(names = "--employer", paramLabel = "yes|no", description = "Does an employer own the mailbox?")
    @Nullable
    String employer;

    @Option(names = "--client-id", paramLabel = "ID", description = "For OAuth: see docs/oauth.md.")
    @Nullable
    String clientId;

    @Option(names = "--offline", description = "Contact nobody; use only the list of providers that comes with Kith.")
    boolean offline;

    @Option(
            names = "--companion",
            description = "Your mail program stays as it is: Kith reads by itself, signed in by OAuth or by a command.")
    boolean companion;

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "Prints your mail password, for Kith to sign in itself: \"pass show mail\"")
    @Nullable
    String passwordCommand;

    @Option(
            names = "--client-tls",
            paramLabel = "none|starttls|implicit",
            defaultValue = "none",
            description = "Encrypt the way from your mail program to Kith too (${DEFAULT-VALUE}).")
    String clientTls = "none";

    @Option(names = "--settings", description = "Only show again what to type into your mail program.")
    boolean settings;

    @Option(names = "--page", description = "The same steps on a page in your browser.")
    boolean page;

    @Option(names = "--yes", description = "Ask nothing; take the default answers.")
    boolean yes;

    @Option(
            names = "--force",
            description = "Write over a configuration that is already there; the old one is kept beside it.")
    boolean force;

    @Option(names = "--add", description = "Add an account to the configuration that is there.")
    boolean add;

    @Option(
            names = "--mobileconfig",
            paramLabel = "FILE",
            description =
                    "Also write a profile for Apple Mail (macOS); works for an account that is configured already,"
                            + " too.")
    @Nullable
    Path mobileconfig;

    private record Line(
            String address,
            String road,
            String how,
            @Nullable String config,
            @Nullable Plan plan,
            List<String> notes) {}

    @Override
    public Integer call() throws Failure {
        var human = common.json ? err : out;
        var file = target();
        if (settings || mobileconfig != null && address == null && !force && !add && Files.exists(file)) {
            return settings();
        }
        if (Files.exists(file) && !force && !add) {
            throw new Failure("there is a configuration already: " + file
                    + "\nOne more account in it: kith setup --add. Write over it: --force.");
        }
        try {
            var config = new ConfigFile(file);
            var tools = new SetupTools(add ? config.ports() : Set.of());
            if (page) {
                return new SetupOnPage(tools, config, add, err).run();
            }
            var given = new Given(
                    address, name, imap, smtp, employed(), clientId, offline, companion, passwordCommand, clientTls());
            Asking asking = yes ? (_, otherwise) -> otherwise : new TypedAnswers(System.in, human);
            var outcome = tools.setup(asking, human).run(given);
            outcome.plan().ifPresent(plan -> human.print("\n" + ClientSettings.of(plan)));
            var written = write(config, outcome, human);
            if (common.json) {
                out.println(Frames.JSON.writeValueAsString(new Line(
                        outcome.address(),
                        outcome.road().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        outcome.how(),
                        written ? file.toString() : null,
                        outcome.plan().orElse(null),
                        outcome.notes())));
            }
            return outcome.plan().isPresent() ? 0 : 1;
        } catch (Trouble e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the configuration cannot be written: " + Reason.of(e));
        }
    }

    /// What is to be typed, of a configuration that is there.
    private int settings() throws Failure {
        var settings = new SettingsToType(Surroundings.find(common).required().accounts());
        if (mobileconfig != null) {
            settings.profile(mobileconfig, name);
            err.println("Written: " + mobileconfig + PROFILE_IS_THERE);
        }
        settings.show(out);
        return 0;
    }

    private ParameterException misused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private ClientTls clientTls() {
        return switch (clientTls) {
            case "none" -> ClientTls.NONE;
            case "starttls" -> ClientTls.STARTTLS;
            case "implicit" -> ClientTls.IMPLICIT;
            default -> throw misused("--client-tls is none, starttls or implicit, not \"" + clientTls + "\"");
        };
    }

    private boolean write(ConfigFile file, Outcome outcome, PrintStream human) throws IOException, Trouble {
        if (outcome.plan().isEmpty()) {
            return false;
        }
        var plan = outcome.plan().get();
        file.write(plan, add);
        human.println("\nWritten: " + file.path());
        if (mobileconfig != null && plan.listens()) {
            Files.writeString(mobileconfig, ClientSettings.mobileconfig(plan, ClientSettings.seed(plan.address())));
            human.println("Written: " + mobileconfig + PROFILE_IS_THERE);
        }
        plan.clientId().ifPresent(_ -> human.println("First: kith sign-in " + plan.name()));
        if (add) {
            human.println("If Kith is running: kith stop, then kith run, and it knows the new account.");
        }
        if (!add) {
            human.println(
                    "Reminders of unanswered mail and of promises to you are on, most other kinds are off. kith look"
                            + " shows what some of these would have said, and what to write into rules.yaml beside"
                            + " kith.yaml to change that.");
        }
        human.println(
                plan.listens()
                        ? "Next: kith run; sign in with your mail program; then kith doctor says whether all is well."
                        : "Next: kith run; then kith doctor says whether all is well.");
        return true;
    }

    private Path target() {
        return Optional.ofNullable(common.config)
                .orElseGet(() ->
                        Surroundings.usual(Surroundings.home(), System.getenv()).getFirst());
    }

    private @Nullable Boolean employed() {
        return switch (employer) {
            case null -> null;
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> throw misused("--employer is yes or no, not \"" + employer + "\"");
        };
    }
}
