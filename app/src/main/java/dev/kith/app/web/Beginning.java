package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.line.DraftLine;
import java.io.IOException;

/// Shows the beginnings of a mail, and puts them among the user's drafts when the user says so.
final class Beginning {
    private final Asking asking;
    private final Templates templates;

    Beginning(Asking asking, Templates templates) {
        this.asking = asking;
        this.templates = templates;
    }

    Reply show(Request request, Frame frame) throws Refusal, IOException {
        return reply(request, frame, new Ask.Draft(request.asked("address"), request.asked("rule"), null));
    }

    Reply put(Request request, Frame frame) throws Refusal, IOException {
        var text = request.said("text");
        if (text.isBlank()) {
            throw new Refusal("there is nothing to put into the drafts");
        }
        return reply(request, frame, new Ask.Draft(request.said("address"), request.said("rule"), text));
    }

    private Reply reply(Request request, Frame frame, Ask.Draft ask) throws Refusal, IOException {
        var page = new DraftPage(frame, ask.address(), ask.rule(), asking.one(ask, DraftLine.class));
        return templates.page(request.piece() ? "begun" : "begin", page);
    }
}
