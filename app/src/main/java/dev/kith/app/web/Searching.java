package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.FoundLine;
import dev.kith.app.line.LetterLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The search page, a conversation opened in place, and what is typed completed.
final class Searching {
    static final int FIRST = 20;
    static final int MOST = 480;
    private static final int TO_MAX = 3;
    private static final int LETTERS_MAX = 200;
    private static final int QUERY_CHARACTERS_MAX = 1_000;

    private final Asking asking;
    private final Lately lately;
    private final Completions completions;
    private final Templates templates;

    Searching(Asking asking, Lately lately, Templates templates) {
        this.asking = asking;
        this.lately = lately;
        this.completions = new Completions(asking);
        this.templates = templates;
    }

    Reply search(Request request, Frame frame) throws Refusal, IOException, Request.Bad {
        var query = request.asked("q");
        if (query.length() > QUERY_CHARACTERS_MAX) {
            throw new Request.Bad(414, "the query is too long");
        }
        var limit = Math.clamp(number(request.asked("limit"), FIRST), 1, MOST);
        var answer = asking.ask(new Ask.Search(query, limit, false, null), FoundLine.class);
        var names = lately.names();
        var found = new ArrayList<SearchPage.Found>();
        for (var line : answer.lines()) {
            found.add(new SearchPage.Found(line, who(line, names), Piece.of(line.snippet())));
        }
        var page = new SearchPage(frame, query, found, notices(answer.notices()), completions.of(query), limit);
        return templates.page(request.piece() ? "found" : "search", page);
    }

    /// What is for readers of the command line is left out: here is a button for it.
    private static List<String> notices(List<String> notices) {
        return notices.stream().filter(one -> !one.contains("--limit")).toList();
    }

    Reply conversation(Request request, Frame frame) throws Refusal, IOException {
        var letters = asking.all(new Ask.Conversation(request.asked("id"), LETTERS_MAX), LetterLine.class);
        if (letters.isEmpty()) {
            throw new Refusal("this conversation is not in the history any more");
        }
        var page = new ConversationPage(frame, letters, letters.size() == LETTERS_MAX);
        return templates.page(request.piece() ? "letters" : "conversation", page);
    }

    /// The address where nobody knows the name.
    private static String who(FoundLine line, Map<String, String> names) {
        if (!line.direction().equals("sent")) {
            return names.getOrDefault(line.from(), line.from());
        }
        var to = line.to().stream()
                .limit(TO_MAX)
                .map(address -> names.getOrDefault(address, address))
                .collect(Collectors.joining(", "));
        return to.isEmpty() ? "nobody" : line.to().size() > TO_MAX ? to + ", …" : to;
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
