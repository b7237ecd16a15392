package dev.kith.app;

import dev.kith.app.config.Config;
import dev.kith.app.config.ConfigInvalid;
import dev.kith.app.config.ConfigReader;
import dev.kith.app.daemon.Daemon;
import dev.kith.app.daemon.DaemonLog;
import dev.kith.app.daemon.How;
import dev.kith.app.demo.DemoServer;
import dev.kith.app.demo.DemoUser;
import dev.kith.app.demo.SampleMailbox;
import dev.kith.app.demo.SampleRules;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.WholeFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kith demo`: a mail server with a sample mailbox in this process, a daemon in
/// front of it, all in a temporary folder.
@Command(name = "demo", description = "Try Kith: a mail server with a sample mailbox, and Kith in front of it.")
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "demo";
    private static final String PASSWORD = "demo";
    private static final String CONFIG = "kith.yaml";
    private static final int PORT_MAX = 65_535;
    private static final Duration OUTBOX_EVERY = Duration.ofSeconds(5);
    private static final Duration REMINDED_WITHIN = Duration.ofSeconds(60);

    @Option(
            names = "--imap-port",
            paramLabel = "PORT",
            defaultValue = "1143",
            description = "Default ${DEFAULT-VALUE}; 0: any.")
    int imapPort;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            defaultValue = "1587",
            description = "Default ${DEFAULT-VALUE}; 0: any.")
    int smtpPort;

    /// What the launcher makes the start-up cache from: a run that has seen everything once.
    @Option(names = "--until-reminded", hidden = true, description = "Stop when the first reminder stands in INBOX.")
    boolean untilReminded;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "With --until-reminded: start once more over what is there, for the start-up cache.")
    boolean rehearse;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            defaultValue = "8143",
            description = "Of the pages. Default ${DEFAULT-VALUE}; 0: any.")
    int webPort;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Failure {
        port(webPort);
        free("--imap-port", imapPort);
        free("--smtp-port", smtpPort);
        var clock = Clock.systemUTC();
        var zone = ZoneId.systemDefault();
        var temporary = temporary();
        var mail = SampleMailbox.around(clock.instant(), zone);
        try (var server = DemoServer.start(SampleMailbox.ADDRESS, PASSWORD, mail)) {
            var folder = DataFolder.prepare(temporary.resolve("data"));
            DaemonLog.begin(folder);
            var how = new How(Version.text(), clock, clock, true, OUTBOX_EVERY);
            var daemon = Daemon.start(config(server, temporary, zone), folder, how);
            try {
                tag(daemon, SampleMailbox.MENTOR, "mentor");
                tag(daemon, SampleMailbox.PEER, "peer");
                var imap = daemon.imapAddress(NAME);
                var user = DemoUser.signIn(imap, SampleMailbox.ADDRESS, PASSWORD);
                greet(daemon, folder, mail.size());
                var reminded = untilReminded ? whenReminded(daemon, server) : CompletableFuture.completedFuture(true);
                Running.untilStopped(daemon, err, () -> {
                    user.close();
                    if (rehearse && untilReminded && reminded.getNow(false)) {
                        Rehearsal.run(temporary.resolve(CONFIG), folder.path());
                    }
                    remove(temporary);
                });
                return reminded.getNow(false) ? 0 : CommandLine.ExitCode.SOFTWARE;
            } catch (Refusal | IOException e) {
                daemon.close();
                throw e;
            }
        } catch (Refusal | ConfigInvalid e) {
            remove(temporary);
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            remove(temporary);
            throw new Failure("the demo cannot run: " + e.getMessage());
        }
    }

    private void port(int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(spec.commandLine(), port + " is not a port: 1 to 65535, or 0 for any");
        }
    }

    /// Whoever has a Kith running has its ports in use.
    private void free(String option, int port) throws Failure {
        port(port);
        if (port != 0 && !SetupTools.free(port)) {
            throw new Failure("port " + port + " is in use by another program (another Kith?): " + option
                    + " names another, 0 takes any that is free");
        }
    }

    /// Stops the daemon when the first reminder stands in INBOX, or has not come within a minute.
    private CompletableFuture<Boolean> whenReminded(Daemon daemon, DemoServer server) {
        var began = System.nanoTime();
        var reminded = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> {
            var came = false;
            try {
                came = server.awaitReminder(REMINDED_WITHIN);
                var took = Duration.ofNanos(System.nanoTime() - began);
                if (came) {
                    out.println("The first reminder stands in INBOX, " + took.toMillis() / 1000.0 + " seconds later.");
                } else {
                    err.println("kith: no reminder came into INBOX within " + REMINDED_WITHIN.toSeconds() + " seconds");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                reminded.complete(came);
                daemon.stop();
            }
        });
        return reminded;
    }

    /// The demo is configured as anybody's Kith is: by a file.
    private Config config(DemoServer server, Path folder, ZoneId zone) throws IOException, ConfigInvalid {
        var file = folder.resolve(CONFIG);
        SampleRules.in(folder);
        Files.writeString(file, """
            accounts:
              - name: %s
                address: %s
                imap: { listen: "127.0.0.1:%d", upstream: "imap://127.0.0.1:%d" }
                smtp: { listen: "127.0.0.1:%d", upstream: "smtp://127.0.0.1:%d" }
            me: { name: Robin Hale }
            reminders: { agreed: yes, quiet: off, days: all }
            page: "127.0.0.1:%d"
            """.formatted(
                NAME, SampleMailbox.ADDRESS, imapPort, server.imapPort(), smtpPort, server.smtpPort(), webPort));
        return ConfigReader.read(file, zone);
    }

    private static void tag(Daemon daemon, String address, String tag) throws Refusal, IOException {
        daemon.answer(new Ask.Say(address, "tag", List.of(tag)), Lines.NOWHERE);
    }

    private void greet(Daemon daemon, DataFolder folder, int messages) {
        out.println("This is a demo: a mail server with " + messages + " messages of invented people, dated around "
                + "today, and Kith in front of it.");
        out.println("Quiet hours and working days are off here, so reminders come at once; the first ones are on "
                + "their way into INBOX.");
        out.println();
        out.println("user: " + SampleMailbox.ADDRESS);
        out.println("password: " + PASSWORD);
        out.println("imap: 127.0.0.1:" + daemon.imapAddress(NAME).getPort());
        out.println("smtp: 127.0.0.1:" + daemon.smtpAddress(NAME).getPort());
        out.println("page: " + daemon.pageLink().orElse("none, port " + webPort + " is taken; try --web-port"));
        out.println("data: " + folder.path());
        out.println();
        out.println("Both without encryption: they are on this machine alone. Try, in another terminal:");
        var kith = System.getProperty("kith.launcher") == null ? "./kith" : "kith";
        out.println("  " + kith + " due --data " + folder.path());
        out.println("  " + kith + " search --data " + folder.path() + " lantern");
        out.println("Ctrl-C stops, and leaves nothing behind.");
    }

    private static Path temporary() throws Failure {
        try {
            return Files.createTempDirectory("kith-demo");
        } catch (IOException e) {
            throw new Failure("the demo needs a temporary folder: " + e.getMessage());
        }
    }

    private void remove(Path folder) {
        try {
            WholeFolder.remove(folder);
        } catch (IOException e) {
            err.println("kith: " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
