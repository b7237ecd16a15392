package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.CompletedLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Completes the last word of a query: operators, their values, and people.
final class Completions {
    private static final int MOST = 8;
    private static final Set<String> TAKE_A_PERSON = Set.of("from", "to", "cc", "bcc", "with", "f", "t", "c");

    /// What is offered, with what it means. A closed list of what the query language knows; a test asks it.
    static final Map<String, String> OFFERED = offered();

    private final Asking asking;

    Completions(Asking asking) {
        this.asking = asking;
    }

    private static Map<String, String> offered() {
        var all = new LinkedHashMap<String, String>();
        all.put("from:", "who wrote it");
        all.put("to:", "to whom");
        all.put("with:", "somebody on either side");
        all.put("cc:", "who got a copy");
        all.put("subject:", "words of the subject");
        all.put("said:", "own words, without quotes");
        all.put("body:", "own words and quotes");
        all.put("after:", "a day, a month, “last week”");
        all.put("before:", "a day, a month, a year");
        all.put("newer:", "an age, such as 7d");
        all.put("older:", "an age, such as 2y");
        all.put("has:attachment", "with a file");
        all.put("has:link", "with a public link");
        all.put("has:invite", "with an invitation");
        all.put("is:unanswered", "nobody has answered");
        all.put("is:sent", "written by you");
        all.put("is:received", "written to you");
        all.put("is:human", "from a human being");
        all.put("filename:", "the name of a file");
        all.put("in:", "a folder");
        all.put("tag:", "people with a tag of yours");
        all.put("act:question", "with a question");
        all.put("act:ask", "with a request");
        all.put("act:promise", "with a promise");
        all.put("act:introduction", "introducing somebody");
        all.put("act:thanks", "with thanks");
        return all;
    }

    List<Completion> of(String query) throws Refusal, IOException {
        var start = lastWord(query);
        var before = query.substring(0, start);
        var word = query.substring(start);
        var minus = word.startsWith("-") ? "-" : "";
        var plain = word.substring(minus.length());
        var found = new ArrayList<Completion>();
        if (plain.isEmpty() || plain.contains("\"")) {
            return found;
        }
        var colon = plain.indexOf(':');
        if (colon < 0) {
            operators(before + minus, plain, found);
            people(before + minus, "with:", plain, found);
        } else if (TAKE_A_PERSON.contains(plain.substring(0, colon).toLowerCase(Locale.ROOT))) {
            people(before + minus, plain.substring(0, colon + 1), plain.substring(colon + 1), found);
        } else {
            operators(before + minus, plain, found);
        }
        return found.stream()
                .filter(c -> !c.query().strip().equals(query.strip()))
                .limit(MOST)
                .toList();
    }

    private static void operators(String before, String word, List<Completion> found) {
        var wanted = word.toLowerCase(Locale.ROOT);
        OFFERED.forEach((operator, hint) -> {
            if (operator.startsWith(wanted)) {
                var whole = before + operator + (operator.endsWith(":") ? "" : " ");
                found.add(new Completion(whole, operator, hint));
            }
        });
    }

    private void people(String before, String operator, String prefix, List<Completion> found)
            throws Refusal, IOException {
        if (prefix.isBlank()) {
            return;
        }
        for (var person : asking.all(new Ask.Complete(prefix, MOST), CompletedLine.class)) {
            var name = person.name().equals(person.address()) ? "" : person.name();
            found.add(new Completion(before + operator + person.address() + " ", operator + person.address(), name));
        }
    }

    /// Where the last word begins; a space inside quotes is none.
    private static int lastWord(String query) {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (Character.isWhitespace(c) || c == '(')) {
                start = i + 1;
            }
        }
        return start;
    }
}
