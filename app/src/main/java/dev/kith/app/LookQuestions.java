package dev.kith.app;

import dev.kith.app.look.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a look asks its user.
final class LookQuestions {
    private final BufferedReader in;
    private final PrintStream out;

    LookQuestions(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /// What is said to a reminder.
    enum Opinion {
        GOOD,
        NOT_THIS_KIND,
        /// No more questions.
        ENOUGH
    }

    /// Shows places with a number each.
    void show(List<Place> found) {
        for (var i = 0; i < found.size(); i++) {
            out.println("  " + (i + 1) + "  " + found.get(i).program() + "  "
                    + found.get(i).path());
        }
    }

    /// Which of them may be read; perhaps none.
    List<Place> chosen(List<Place> found) throws IOException {
        var answer = answer("Which of these may be read? (1,2 ...; all; nothing ends) ")
                .orElse("")
                .strip();
        if (answer.equals("all")) {
            return found;
        }
        var chosen = new ArrayList<Place>();
        for (var word : words(answer)) {
            if (word.matches("\\d{1,4}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= found.size()) {
                chosen.add(found.get(Integer.parseInt(word) - 1));
            }
        }
        return chosen;
    }

    /// The user's own addresses; perhaps none.
    List<String> addresses() throws IOException {
        var answer = answer("Your own addresses in this mail: ").orElse("");
        return words(answer).stream().filter(word -> word.contains("@")).toList();
    }

    /// What the user says to a reminder that was shown.
    Opinion opinion() throws IOException {
        var answer = answer("    good? [Y = good, n = not this kind, q = enough] ")
                .map(String::strip)
                .orElse("q");
        if (answer.startsWith("q")) {
            return Opinion.ENOUGH;
        }
        return answer.startsWith("n") ? Opinion.NOT_THIS_KIND : Opinion.GOOD;
    }

    private static List<String> words(String answer) {
        return List.of(answer.split("[ ,]+", -1));
    }

    /// Empty at the end of the input.
    private Optional<String> answer(String question) throws IOException {
        out.print(question);
        out.flush();
        return Optional.ofNullable(in.readLine());
    }
}
