package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.rules.metrics.Metric;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "report", description = "What follow-ups led to, how soon people helped, how long ties last.")
final class ReportCommand extends KithCommand {
    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "As it was then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    private String metric = "";

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Report(at), Metric.class, this::text);
        return 0;
    }

    private void text(Metric line) {
        if (!line.metric().equals(metric)) {
            metric = line.metric();
            out.println(metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1));
        }
        // the words name the metric too, for who reads them alone
        var said = line.words();
        out.println("    " + (said.startsWith(metric + ", ") ? said.substring(metric.length() + 2) : said));
    }
}
