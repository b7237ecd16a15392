package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.AboutLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.SaidLine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a user says on the pages: the words of the commands, by the same names.
final class Saying {
    private static final String AUTHOR = "page";
    /// Where a form may send its user back to: a page of these, never another place.
    private static final Pattern BACK =
            Pattern.compile("(?:search|people|person|due|status|mirror|start)(?:\\?[^\\s/\\\\]*)?");

    private final Asking asking;
    private final Templates templates;

    Saying(Asking asking, Templates templates) {
        this.asking = asking;
        this.templates = templates;
    }

    Reply say(Request request, Frame frame) throws Refusal, IOException {
        var address = request.said("address");
        var word = request.said("word");
        var rest = request.said("rest").strip();
        if (!word.equals("pause") && !address.contains("@")) {
            throw new Refusal("whom is it about?");
        }
        var ask = new Ask.Say(word.equals("pause") ? "" : address, word, arguments(word, rest), AUTHOR);
        var said = asking.one(ask, SaidLine.class).said();
        return noted(request, frame, address, said);
    }

    /// Two people chosen in the list are one.
    Reply together(Request request) throws Refusal, IOException {
        var chosen = request.form().entrySet().stream()
                .filter(field -> field.getKey().startsWith("pick."))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        if (chosen.size() != 2) {
            throw new Refusal("choose two people, who are one");
        }
        var ask = new Ask.Say(chosen.getFirst(), "merge", List.of(chosen.getLast()), AUTHOR);
        asking.one(ask, SaidLine.class);
        return Reply.seeOther(Address.person(chosen.getFirst()) + "&noted=merge");
    }

    Reply undo(Request request, Frame frame) throws Refusal, IOException {
        var said = asking.one(new Ask.Undo(), SaidLine.class).said();
        return noted(request, frame, request.said("address"), said);
    }

    private static List<String> arguments(String word, String rest) {
        if (rest.isEmpty()) {
            return List.of();
        }
        return word.equals("note") ? List.of(rest) : List.of(rest.split("\\s+", -1));
    }

    private Reply noted(Request request, Frame frame, String address, String said) throws Refusal, IOException {
        if (!request.piece()) {
            var back = request.said("back");
            return Reply.seeOther(BACK.matcher(back).matches() ? back : "due");
        }
        var shown = request.said("show");
        var person = shown.isEmpty()
                ? List.<PersonLine>of()
                : asking.all(new Ask.About(address, null), AboutLine.class).stream()
                        .map(AboutLine::person)
                        .toList();
        return templates.page("noted", new NotedPage(frame, said, address, shown, person));
    }
}
