package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.StatusLine;
import picocli.CommandLine.Command;

@Command(name = "status", description = "What runs, what is indexed, what was missed.")
final class StatusCommand extends KithCommand {
    @Override
    public Integer call() throws Failure {
        ask(new Ask.Status(), StatusLine.class, this::text);
        return 0;
    }

    private void text(StatusLine status) {
        out.println("kith " + status.version() + (status.running() ? ", running" : ", not running") + ", data in "
                + status.data());
        out.println(Count.of(status.messages(), "message") + ", "
                + Count.of(status.people(), "person").replace("persons", "people") + ", "
                + Count.of(status.conversations(), "conversation") + ", "
                + Count.octets(status.indexBytes()) + " of index");
        status.notices().forEach(out::println);
    }
}
