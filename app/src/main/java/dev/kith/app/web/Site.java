package dev.kith.app.web;

import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;

/// Which page answers what. Whoever gets here has passed the gate.
final class Site implements Answering {
    private final Secrets secrets;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Templates templates = new Templates();
    private final Searching searching;
    private final PeopleList people;
    private final Portrait portrait;
    private final DueList due;
    private final Mirror mirror;
    private final Start start;
    private final StatusView status;
    private final Saying saying;
    private final Beginning beginning;

    Site(Pages.Source source, Secrets secrets) {
        this.secrets = secrets;
        this.clock = source.clock();
        this.zone = source.zone();
        var asking = new Asking(source.answers());
        var lately = new Lately(asking);
        this.searching = new Searching(asking, lately, templates);
        this.people = new PeopleList(asking, lately, templates);
        this.portrait = new Portrait(asking, lately, templates);
        this.due = new DueList(lately, templates);
        this.mirror = new Mirror(lately, templates);
        this.start = new Start(asking, lately, templates);
        this.status = new StatusView(asking, source.folder(), templates);
        this.saying = new Saying(asking, templates);
        this.beginning = new Beginning(asking, templates);
    }

    @Override
    public Reply reply(Request request) throws IOException, Request.Bad {
        var page = request.path().substring(secrets.path().length());
        try {
            return request.method().equals("POST") ? change(request, page) : look(request, page);
        } catch (Refusal e) {
            var sentence = String.valueOf(e.getMessage());
            // htmx shows only what came well
            return request.piece()
                    ? templates.page("refused", new RefusedPage(frame("Kith", ""), sentence))
                    : Reply.html(404, templates.text("sorry", new RefusedPage(frame("Kith", ""), sentence)));
        }
    }

    private Reply look(Request request, String page) throws Refusal, IOException, Request.Bad {
        return switch (page) {
            case "" ->
                start.first()
                        ? start.reply(frame("Welcome", "start"))
                        : searching.search(request, frame("Search", "search"));
            case "search" -> searching.search(request, frame("Search", "search"));
            case "conversation" -> searching.conversation(request, frame("Conversation", "search"));
            case "people" -> people.reply(request, frame("People", "people"));
            case "names" -> people.names(request, frame("People", "people"));
            case "person" -> portrait.reply(request, frame("Person", "people"));
            case "why" -> portrait.why(request, frame("Why", "people"));
            case "draft" -> beginning.show(request, frame("Draft", "due"));
            case "due" -> due.reply(frame("Due", "due"));
            case "mirror" -> mirror.reply(frame("Mirror", "mirror"));
            case "start" -> start.reply(frame("Welcome", "start"));
            case "status" -> status.reply(frame("Status", "status"));
            default -> page.startsWith("static/") ? Files.reply(page) : nothing();
        };
    }

    private Reply change(Request request, String page) throws Refusal, IOException {
        return switch (page) {
            case "say" -> saying.say(request, frame("Noted", ""));
            case "undo" -> saying.undo(request, frame("Noted", ""));
            case "draft" -> beginning.put(request, frame("Draft", "due"));
            case "together" -> saying.together(request);
            default -> nothing();
        };
    }

    private static Reply nothing() {
        return Reply.words(404, "There is no such page.");
    }

    private Frame frame(String title, String here) {
        return new Frame(title, here, secrets.form(), new Days(clock.instant(), zone));
    }
}
