package dev.kith.app;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.daemon.Daemon;
import dev.kith.app.daemon.DaemonLog;
import dev.kith.app.daemon.How;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.proxy.Proxy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Start Kith: it stands between your mail program and your servers until it is stopped.")
final class RunCommand extends KithCommand {
    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Begin as if it were then: 2026-05-01, or 2026-05-01T09:00; the clock runs on from there.")
    @Nullable
    Instant at;

    @Option(
            names = "--yes",
            description = "Let reminders come into your inbox, for this run only (agreed: yes in kith.yaml: always).")
    boolean yes;

    @Override
    public Integer call() throws Failure {
        var around = Surroundings.find(common);
        var config = around.required();
        try {
            var folder = DataFolder.prepare(around.data());
            DaemonLog.begin(folder);
            Thread.ofPlatform().name("kith-prepare").daemon().start(Proxy::prepare);
            var wall = Clock.systemUTC();
            var agreed = yes || config.reminders().agreed();
            var how = new How(Version.text(), wall, clock(wall), agreed, How.OUTBOX_EVERY);
            var daemon = Daemon.start(config, folder, how);
            greet(config, daemon, agreed);
            LocalPasswords.ask(config.accounts(), folder, daemon, out);
            Running.untilStopped(daemon, err, () -> err.println("kith: stopped"));
            return 0;
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the data folder " + around.data() + " cannot be used: " + Reason.of(e));
        }
    }

    private InstantSource clock(InstantSource wall) {
        return at == null ? wall : InstantSource.offset(wall, Duration.between(wall.instant(), at));
    }

    private void greet(Config config, Daemon daemon, boolean agreed) {
        for (var account : config.accounts()) {
            var name = account.name();
            var listens = daemon.listens(name);
            out.println(name + ": "
                    + (listens.isEmpty()
                            ? "read by Kith itself, no mail program needed"
                            : listens.entrySet().stream()
                                    .map(e -> e.getKey() + " " + e.getValue().getHostString() + ":"
                                            + e.getValue().getPort())
                                    .collect(Collectors.joining(", "))));
        }
        config.page()
                .ifPresent(at -> out.println("page: "
                        + daemon.pageLink()
                                .orElse("none, port " + at.getPort() + " is taken; page: in kith.yaml names another")));
        if (!agreed) {
            out.println(
                    "Reminders are judged but not sent before you say yes: agreed: yes under reminders: in kith.yaml,"
                            + " or for one run kith run --yes");
        }
        out.println(
                config.accounts().stream().anyMatch(AccountConfig::listens)
                        ? "Sign in with your mail program; your history is read then. Ctrl-C stops."
                        : "Your history is read now; kith status shows how far. Ctrl-C stops.");
    }
}
