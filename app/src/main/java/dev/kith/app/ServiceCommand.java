package dev.kith.app;

import dev.kith.app.desk.Frames;
import dev.kith.app.service.Platform;
import dev.kith.app.service.Service;
import dev.kith.app.service.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "service",
        description = "Start Kith with your session: a systemd user unit, a launchd agent, or a Windows task.")
final class ServiceCommand extends KithCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "install|remove|status", description = "What to do.")
    String action = "";

    @Option(
            names = "--file-only",
            description = "Only write or remove the service's file; do not start or stop anything.")
    boolean fileOnly;

    @Override
    public Integer call() throws Failure {
        var service = here();
        try {
            return switch (action) {
                case "install" -> install(service);
                case "remove" -> remove(service);
                case "status" -> status(service);
                default ->
                    throw new ParameterException(
                            spec.commandLine(), "install, remove or status, not \"" + action + "\"");
            };
        } catch (IOException e) {
            throw new Failure(service.file() + " cannot be written: " + e.getMessage());
        }
    }

    static Service here() {
        var platform = Platform.of(System.getProperty("os.name"));
        var file = platform.file(Surroundings.home(), System.getenv());
        return new Service(platform, file, Shell.system(PATIENCE));
    }

    private int install(Service service) throws Failure, IOException {
        // a service that cannot start is worse than none
        Surroundings.find(common).required();
        var failed = service.install(command(), !fileOnly);
        if (!failed.isEmpty()) {
            throw new Failure(
                    "the file " + service.file() + " is written, but the session's manager did not take it (" + failed
                            + "): kith service install again in a session of your own, or start Kith by hand: kith"
                            + " run");
        }
        say(service, fileOnly ? "Written: " + service.file() : "Kith runs now, and starts with your session.");
        return 0;
    }

    private int remove(Service service) throws IOException {
        var failed = service.remove(!fileOnly);
        if (!failed.isEmpty()) {
            err.println("kith: " + failed);
        }
        say(service, "Kith no longer starts with your session. Your mail, and what Kith keeps, stay as they are.");
        return 0;
    }

    private int status(Service service) {
        say(service, service.standing().sentence());
        return 0;
    }

    private void say(Service service, String words) {
        out.println(common.json ? Frames.JSON.writeValueAsString(service.standing()) : words);
    }

    /// The launcher as it can be called from anywhere, with the options given here.
    private List<String> command() throws Failure {
        var launcher = Optional.ofNullable(System.getProperty("kith.launcher"))
                .or(() -> Optional.ofNullable(System.getProperty("kith.home")).map(home -> home + "/kith"))
                .filter(file -> Files.isExecutable(Path.of(file)))
                .orElseThrow(() -> new Failure("Kith's launcher is not known; start it by the kith script"));
        var command = new ArrayList<String>(List.of(launcher, "run"));
        if (common.config != null) {
            command.addAll(List.of(
                    "--config", common.config.toAbsolutePath().normalize().toString()));
        }
        if (common.data != null) {
            command.addAll(
                    List.of("--data", common.data.toAbsolutePath().normalize().toString()));
        }
        return command;
    }
}
