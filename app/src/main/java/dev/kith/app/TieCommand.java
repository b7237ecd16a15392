package dev.kith.app;

import dev.kith.app.line.TieLine;
import dev.kith.rules.cadence.Network;
import dev.kith.rules.cadence.TieTest;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "tie",
        description = {
            "Measure how well Kith foretells who will be in touch again, beside recency alone.",
            "Each FILE is a contact network, .csv or .csv.xz, with lines of sender,recipient,time (unix seconds). It is"
                    + " judged month by month, several files together."
        })
final class TieCommand extends KithCommand {
    /// The bars: not below recency, and calibrated.
    private static final double BELOW_RECENCY_MAX = 0.005;

    private static final double CALIBRATION_MAX = 0.05;

    @Parameters(paramLabel = "FILE", arity = "1..*")
    List<Path> files = List.of();

    @Override
    public Integer call() throws Failure {
        try (var screen = new Screen<>(common.json, out, err, TieLine.class, this::text)) {
            var steps = files.size() + (long) TieTest.horizons();
            var done = 0L;
            var networks = new ArrayList<Network>();
            for (var file : files) {
                screen.progress(done++, steps, "reading");
                networks.add(network(file));
            }
            screen.progress(done, steps, "judging");
            for (var results = TieTest.each(networks).iterator(); results.hasNext(); ) {
                screen.line(TieLine.of(results.next()));
                screen.progress(++done, steps, "judging");
            }
        }
        return 0;
    }

    private static Network network(Path file) throws Failure {
        try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return Network.read(lines);
        } catch (NoSuchFileException _) {
            throw new Failure("there is no file " + file);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage());
        }
    }

    private static InputStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xz") ? new XZInputStream(raw) : raw;
    }

    private void text(TieLine line) {
        out.printf(
                Locale.ROOT,
                "contact within %d days, silent for at least %d: %,d cases in %d months%n",
                line.horizonDays(),
                line.minSilenceDays(),
                line.n(),
                line.snapshots());
        var recency = line.auc().recency();
        var model = line.auc().model();
        var ece = line.ece();
        if (recency == null || model == null || ece == null) {
            out.println("    fewer than three months to test: not judged");
            return;
        }
        out.println("    resumed by themselves: " + figure(line.base()));
        out.println("    AUC   recency " + figure(recency) + ", model " + figure(model) + " (gain "
                + figure(line.gain().low()) + " to " + figure(line.gain().high()) + ") "
                + bar(model >= recency - BELOW_RECENCY_MAX, "not below recency"));
        out.println("    Brier recency " + figure(line.brier().recency()) + ", model "
                + figure(line.brier().model()));
        out.println("    calibration error " + figure(ece) + " " + bar(ece <= CALIBRATION_MAX, "at most .05"));
    }

    private static String bar(boolean met, String bar) {
        return (met ? "[met: " : "[missed: ") + bar + "]";
    }

    private static String figure(@Nullable Double figure) {
        return String.format(Locale.ROOT, "%.3f", Objects.requireNonNull(figure));
    }
}
