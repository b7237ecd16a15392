package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.rules.proof.Against;
import dev.kith.rules.proof.BacktestLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backtest",
        description = {
            "What the rules would have done over your indexed mail, judged at nine on each working day.",
            "Of what they would have told: needless, you wrote within 14 days anyway; apt, you wrote after 15 to 365"
                    + " days; idle, you did not write. Missed are people you wrote to again after 90 days of silence"
                    + " without having been told of them."
        })
final class RulesBacktestCommand extends KithCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: yours, else the one that Kith brings.")
    @Nullable
    Path file;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Default: the first mail.")
    @Nullable
    Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", converter = Instants.class, description = "Default: the last mail.")
    @Nullable
    Instant to;

    @Option(
            names = "--against",
            description = "Show instead how much better the rules choose than three simple ways: a random person fallen"
                    + " silent, those silent for the shortest time, and everybody after 30 days.")
    boolean against;

    private boolean headed;

    @Override
    public Integer call() throws Failure {
        var book = file == null ? null : file.toAbsolutePath().normalize().toString();
        // long, and only reading: it runs in this process also while a daemon holds the folder
        var ask = new Ask.Backtest(book, from, to, against);
        try (var screen = against
                ? new Screen<>(common.json, out, err, Against.class, this::text)
                : new Screen<>(common.json, out, err, BacktestLine.class, this::text)) {
            Questions.alone(common, ask, screen);
        }
        return 0;
    }

    private void text(Against line) {
        out.printf(
                Locale.ROOT,
                "%s: %d findings, apt %.2f; a random silent tie %.2f (x %.2f, %.2f to %.2f), the least silent %.2f"
                        + " (x %.2f, %.2f to %.2f)%n",
                line.group(),
                line.n(),
                line.apt(),
                line.random(),
                line.overRandom().is(),
                line.overRandom().low(),
                line.overRandom().high(),
                line.recency(),
                line.overRecency().is(),
                line.overRecency().low(),
                line.overRecency().high());
        out.printf(
                Locale.ROOT,
                "    needless %.2f, a fixed cadence %.2f; told in %d of %d weeks in which you wrote%n",
                line.needless(),
                line.cadence(),
                line.toldWeeks(),
                line.activeWeeks());
    }

    private void text(BacktestLine line) {
        if (!headed) {
            headed = true;
            out.printf(
                    Locale.ROOT,
                    "%-24s %7s %9s %8s %8s %5s %5s %6s %9s %10s%n",
                    "rule",
                    "fired",
                    "delivered",
                    "a week",
                    "needless",
                    "apt",
                    "idle",
                    "missed",
                    "worst day",
                    "worst week");
        }
        out.printf(
                Locale.ROOT,
                "%-24s %7d %9d %8.2f %8d %5d %5d %6d %9d %10d%n",
                line.rule().equals("*") ? "all" : line.rule(),
                line.fired(),
                line.delivered(),
                line.perWeek(),
                line.needless(),
                line.apt(),
                line.idle(),
                line.missed(),
                line.worstDay(),
                line.worstWeek());
        if (line.rule().equals("*")) {
            out.println("named: " + pairs(line.people()) + "; not delivered: " + pairs(line.suppressed()));
        }
    }

    private static String pairs(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
