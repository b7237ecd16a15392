package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.DrawLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        description = {
            "Rate a rule on your own mail, without knowing which mails it found.",
            "Shows what the rule would have found, mixed with as many mails of the same time that it did not find"
                + " (decoys). Of each, ask yourself: would a considerate assistant have raised this? Write the numbers"
                + " of those into a file, one a line, and count with --rated. A rule is worth switching on when two in"
                + " three of its findings are among them, and fewer of the decoys."
        })
final class RulesReadCommand extends KithCommand {
    @Parameters(paramLabel = "RULE", description = "The rule's id; it may be off.")
    String rule = "";

    @Option(names = "--count", paramLabel = "N", description = "At most so many findings. Default: ${DEFAULT-VALUE}.")
    int count = 30;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Shows the same selection again. Default: a new one; its number is printed.")
    @Nullable
    Long seed;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Instants.class,
            description =
                    "Only what would have been told since then, for a rule that was made with older mail in view.")
    @Nullable
    Instant from;

    @Option(
            names = "--as-personal",
            description = "Also shows mail from mailing lists, judged as if it had been between two people.")
    boolean asPersonal;

    @Option(
            names = "--rated",
            paramLabel = "FILE",
            description = "Count what you rated; needs the --seed that was printed.")
    @Nullable
    Path rated;

    private boolean drew;
    private final Map<Integer, Boolean> key = new HashMap<>();

    @Override
    public Integer call() throws Failure {
        var file = rated;
        if (file != null && seed == null) {
            throw new Failure("--rated needs --seed: the one that was printed with the draw");
        }
        var drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        try (var screen = new Screen<>(
                common.json && file == null, out, err, DrawLine.class, file == null ? this::text : this::note)) {
            Questions.alone(common, new Ask.Draw(rule, count, drawn, asPersonal, from, file == null), screen);
        }
        if (file == null) {
            err.println("seed " + drawn);
        }
        if (file == null && !common.json && !drew) {
            err.println("Nothing is drawn: " + rule + " finds nothing in what is indexed.");
            return 0;
        }
        if (file != null) {
            count(file);
        } else if (!common.json) {
            out.println("count with: kith rules read " + rule + " --seed " + drawn + " --count " + count
                    + (asPersonal ? " --as-personal" : "") + (from == null ? "" : " --from " + from) + " --rated FILE");
        }
        return 0;
    }

    private void note(DrawLine line) {
        key.put(line.number(), Objects.requireNonNull(line.finding()));
    }

    private void count(Path file) throws Failure {
        var worth = new int[2];
        try {
            for (var line : Files.readAllLines(file)) {
                if (line.isBlank()) {
                    continue;
                }
                var finding = key.get(Integer.parseInt(line.strip()));
                if (finding == null) {
                    throw new Failure(file + ": number " + line.strip() + " was not drawn");
                }
                worth[finding ? 0 : 1]++;
            }
        } catch (NumberFormatException _) {
            throw new Failure(file + ": a number a line, of what is worth a word");
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage());
        }
        var findings = key.values().stream().filter(finding -> finding).count();
        out.printf(
                Locale.ROOT,
                "%s: %d of %d findings worth a word, %d of %d decoys%n",
                rule,
                worth[0],
                findings,
                worth[1],
                key.size() - findings);
    }

    private void text(DrawLine line) {
        drew = true;
        out.printf(
                Locale.ROOT,
                "[%d] as of %.10s: %s, %.10s, \"%s\", to or from %d%n",
                line.number(),
                line.at(),
                line.direction().equals("sent") ? "you wrote" : "they wrote",
                line.date(),
                line.subject(),
                line.people());
        line.before().forEach(one -> out.println("    before: " + one));
        out.println("    LINE: " + line.line());
        line.text().lines().filter(one -> !one.isBlank()).forEach(one -> out.println("    | " + one));
        line.since().forEach(one -> out.println("    since: " + one));
        out.println();
    }
}
