package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rows 21, 43, 49: no scores, debts, ranks, streaks or blame in anything that a user reads in a reminder or the
/// report.
class BannedWordsTest {
    private static final Pattern BANNED = Pattern.compile(
            "(?i)\\b(owes?|owed|owing|debts?|scores?|scored|points|rank(s|ed|ing)?|streaks?|overdue|late"
                    + " again|guilt\\w*|ashamed|neglect\\w*|failed to|you should have|you forgot|badges?|level"
                    + " up|leaderboard)\\b");

    @Test
    void wordingRulesAndReportAreFreeOfThem() throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(Path.of("../config/wording"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.addAll(Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
            }
        }
        assertThat(texts).hasSizeGreaterThan(50);
        for (var rule : RuleBook.shipped().rules()) {
            texts.add(rule.id());
            texts.add(rule.action().step());
        }
        for (var folder : List.of("metrics", "delivery", ".")) {
            texts.addAll(literals(Path.of("src/main/java/dev/kith/rules", folder)));
        }

        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(BANNED.matcher(text).find()).as(text).isFalse());
    }

    @Test
    void theListFindsWhatItShould() {
        for (var text : List.of("You owe Anna an answer", "a 9 day streak", "Your score", "This is overdue")) {
            assertThat(BANNED.matcher(text).find()).as(text).isTrue();
        }
        assertThat(BANNED.matcher("Write one line; it lowers the bar").find()).isFalse();
    }

    /// What the code says in its own words.
    private static List<String> literals(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (var line : Files.readAllLines(file)) {
                    // annotations describe the rule book's format, not a person
                    if (!line.strip().startsWith("//") && !line.contains("@Field")) {
                        Pattern.compile("\"([^\"]*)\"").matcher(line).results().forEach(m -> found.add(m.group(1)));
                    }
                }
            }
        }
        return found;
    }
}
