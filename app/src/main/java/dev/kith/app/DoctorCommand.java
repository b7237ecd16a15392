package dev.kith.app;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Gathered;
import dev.kith.app.doctor.Doctor;
import dev.kith.app.doctor.Observation;
import dev.kith.app.doctor.Observation.State;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.StatusLine;
import dev.kith.proxy.probe.Probe;
import dev.kith.proxy.relay.TlsLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Check everything that Kith needs, and say what to do where something is wrong.",
            "Configuration, ports, servers and certificates, sign-in, disk, index, ledger and service. Contacts the"
                    + " servers of your configuration, and nobody else."
        })
final class DoctorCommand extends KithCommand {
    @Option(names = "--offline", description = "Contact no server.")
    boolean offline;

    @Override
    public Integer call() {
        Optional<Config> config = Optional.empty();
        Optional<Failure> mistake = Optional.empty();
        var data = data();
        try {
            var around = Surroundings.find(common);
            config = around.config();
            data = around.data();
        } catch (Failure e) {
            mistake = Optional.of(e);
        }
        var doctor = new Doctor(data, Clock.systemUTC(), Probe.USUAL::look, TlsLibrary.usual());
        config.ifPresentOrElse(doctor::configuration, () -> {});
        if (mistake.isPresent()) {
            doctor.noConfiguration(String.valueOf(mistake.get().getMessage()), "mend the file at the places named");
        } else if (config.isEmpty()) {
            doctor.noConfiguration("there is no configuration", "kith setup");
        }
        doctor.folder();
        config.ifPresent(doctor::clientTls);
        if (mistake.isEmpty()) {
            inside(doctor, config);
        } else {
            doctor.notAsked();
        }
        if (!offline) {
            config.ifPresent(c -> {
                c.accounts().forEach(this::naming);
                doctor.servers(c);
            });
        }
        doctor.service(ServiceCommand.here());
        doctor.all().forEach(this::show);
        return doctor.all().stream().anyMatch(o -> o.state() == State.PROBLEM) ? 1 : 0;
    }

    private void naming(AccountConfig account) {
        var incoming = account.proxy().imapUpstream().host();
        var outgoing = account.proxy().smtpUpstream();
        err.println("asking " + incoming
                + (outgoing == null || outgoing.host().equals(incoming) ? "" : " and " + outgoing.host()) + " ...");
    }

    private Path data() {
        return common.data != null
                ? common.data.toAbsolutePath().normalize()
                : DataFolder.platform(System.getProperty("os.name"), Surroundings.home(), System.getenv());
    }

    private void inside(Doctor doctor, Optional<Config> config) {
        if (!doctor.hasIndex()) {
            config.ifPresent(doctor::resting);
            return;
        }
        var answer = new Gathered<>(StatusLine.class);
        try {
            Questions.ask(common, new Ask.Status(), answer);
            answer.lines().forEach(status -> doctor.status(status, config));
        } catch (Failure e) {
            doctor.noStatus(
                    String.valueOf(e.getMessage()),
                    "if it stays so, move the index folder away: it is built anew from your mail; the ledger stays");
        }
        doctor.ledger(config, answer.lines().stream().anyMatch(StatusLine::running));
    }

    private void show(Observation seen) {
        if (common.json) {
            out.println(Frames.JSON.writeValueAsString(seen));
            return;
        }
        var mark = switch (seen.state()) {
            case OK -> "  ok      ";
            case NOTE -> "  note    ";
            case PROBLEM -> "  PROBLEM ";
        };
        out.println(
                mark + seen.check() + (seen.about().isEmpty() ? "" : " (" + seen.about() + ")") + ": " + seen.found());
        if (!seen.remedy().isEmpty()) {
            out.println("          -> " + seen.remedy());
        }
    }
}
