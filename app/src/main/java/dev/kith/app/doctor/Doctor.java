package dev.kith.app.doctor;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.line.StatusLine;
import dev.kith.app.service.Service;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Protocol;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.ledger.LedgerUnusable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks everything that Kith needs, one check after another, and collects what was found.
public final class Doctor {
    private static final Path DEVICES = Path.of("/sys/class/block");

    private final Path data;
    private final InstantSource clock;
    private final Look look;
    private final TlsLibrary library;
    private final List<Observation> all = new ArrayList<>();

    /// @param data the data folder, which need not exist; it is not made here
    /// @param library for TLS towards servers that fits this machine
    public Doctor(Path data, InstantSource clock, Look look, TlsLibrary library) {
        this.data = data;
        this.clock = clock;
        this.look = look;
        this.library = library;
    }

    /// Looks at one server.
    public interface Look {
        Seen at(Protocol protocol, Endpoint endpoint, Trust trust);
    }

    /// What was found so far, in the order of the checks.
    public List<Observation> all() {
        return List.copyOf(all);
    }

    public void configuration(Config config) {
        var count = config.accounts().size();
        all.add(Observation.ok(
                "configuration",
                config.file().toString(),
                "it is valid; " + (count == 1 ? "one account" : count + " accounts")));
    }

    public void noConfiguration(String found, String remedy) {
        all.add(Observation.problem("configuration", "", found, remedy));
    }

    public void folder() {
        all.addAll(FolderCheck.look(data, DEVICES));
    }

    /// The certificate that mail programs are shown, where the leg to them is under TLS.
    public void clientTls(Config config) {
        all.addAll(ClientTlsCheck.look(data, config.accounts(), clock.instant()));
    }

    public void servers(Config config) {
        config.accounts().forEach(a -> all.addAll(ServerCheck.look(a, look, clock.instant())));
    }

    /// What index and daemon say.
    public void status(StatusLine status, Optional<Config> config) {
        all.add(Observation.ok(
                "index",
                data.toString(),
                status.messages() + (status.messages() == 1 ? " message, " : " messages, ")
                        + (status.indexBytes() >> 20) + " MB"));
        status.notices().forEach(n -> all.add(Observation.note("daemon", "", n, "")));
        all.add(
                status.running()
                        ? Observation.ok("daemon", "", "Kith runs, version " + status.version())
                        : Observation.note("daemon", "", "Kith does not run", "kith run, or kith service install"));
        config.ifPresent(c -> c.accounts().forEach(account -> accounts(account, status)));
    }

    private void accounts(AccountConfig account, StatusLine status) {
        if (!status.running()) {
            resting(account);
            return;
        }
        status.accounts().stream()
                .filter(a -> a.name().equals(account.name()))
                .findFirst()
                .ifPresentOrElse(
                        a -> {
                            all.addAll(AccountCheck.live(account, a, Duration.ofSeconds(status.uptimeSeconds())));
                            all.add(TlsLibraryCheck.look(account.name(), a.upstreamTls(), library));
                        },
                        () -> all.add(Observation.problem(
                                "daemon",
                                account.name(),
                                "the running Kith does not know this account",
                                "it was started with an older configuration: kith stop, then kith run")));
    }

    /// With a mistake in the configuration nobody can be asked; nothing is wrong with the index for that.
    public void notAsked() {
        all.add(Observation.note(
                "index",
                data.toString(),
                "it was not looked at",
                "kith doctor again when the configuration is mended"));
    }

    public void noStatus(String found, String remedy) {
        all.add(Observation.problem("index", data.toString(), found, first(remedy)));
    }

    /// On a disk that is full or cannot be written nothing opens, and nothing need be damaged: who put a backup back or
    /// moved the index away for that would do harm.
    private String first(String remedy) {
        var disk = !Files.isWritable(data)
                || all.stream().anyMatch(o -> o.check().equals("disk") && o.state() == Observation.State.PROBLEM);
        return disk ? "mend folder or disk first, as said above; then ask kith doctor again" : remedy;
    }

    /// Without a data folder there is nothing to ask: what does not need one is looked at.
    public void resting(Config config) {
        config.accounts().forEach(this::resting);
    }

    private void resting(AccountConfig account) {
        all.addAll(AccountCheck.ports(account, Doctor::free));
        all.add(TlsLibraryCheck.look(account, library));
    }

    /// @param running whether a daemon answers
    public void ledger(Optional<Config> config, boolean running) {
        try (var ledger = Ledger.open(data)) {
            var healthy = ledger.healthy();
            all.add(
                    healthy
                            ? Observation.ok("ledger", data.toString(), "it is whole")
                            : Observation.problem(
                                    "ledger", data.toString(), "its file is damaged", "kith restore with your backup"));
            config.ifPresent(c -> c.accounts()
                    .forEach(a -> all.add(
                            AccountCheck.mailboxes(a, ledger.backfill(a.name()).all()))));
        } catch (LedgerUnusable | IOException e) {
            all.add(Observation.problem(
                    "ledger", data.toString(), String.valueOf(e.getMessage()), first("kith restore with your backup")));
        }
        if (!running) {
            another();
        }
    }

    private void another() {
        try (var lock = FolderLock.take(DataFolder.at(data)).orElse(null)) {
            if (lock == null) {
                all.add(Observation.problem(
                        "daemon",
                        data.toString(),
                        "another Kith holds the data folder and does not answer",
                        "is it starting or stopping? Else end that process; two on one folder are never possible"));
            }
        } catch (IOException e) {
            all.add(Observation.problem(
                    "folder", data.toString(), "its lock cannot be had: " + e.getMessage(), "chmod -R u+rwX " + data));
        }
    }

    public void service(Service service) {
        var standing = service.standing();
        all.add(
                standing.enabled()
                        ? Observation.ok(
                                "service",
                                standing.file(),
                                standing.running()
                                        ? "it is installed and runs"
                                        : "it is installed, and does not run now")
                        : Observation.note(
                                "service",
                                standing.installed() ? standing.file() : "",
                                standing.installed()
                                        ? "the file is there, and Kith does not start with your session"
                                        : "Kith does not start with your session",
                                "kith service install"));
    }

    private static boolean free(InetSocketAddress listen) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(listen);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether there is an index to ask; before the first start there is none, or an empty folder.
    public boolean hasIndex() {
        var files = data.resolve("index").toFile().list();
        return files != null && files.length > 0;
    }
}
