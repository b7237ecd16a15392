package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.LeftLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "leave",
        description = "List the messages and folders that Kith made on your mail server; --yes removes them.")
final class LeaveCommand extends KithCommand {
    @Option(names = "--yes", description = "Remove them, and pause reminders (kith pause off resumes).")
    boolean yes;

    private int count;
    private int left;

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Leave(yes), LeftLine.class, this::text);
        if (!common.json) {
            out.println(
                    yes
                            ? (count - left) + " removed, " + left + " left"
                            : Count.of(count, "message") + (count > 0 ? "; kith leave --yes removes them" : ""));
        }
        return 0;
    }

    private void text(LeftLine line) {
        count++;
        if (!line.state().equals("found") && !line.state().equals("removed")) {
            left++;
        }
        out.println(line.account() + "  " + line.mailbox() + "  " + name(line) + "  " + line.state()
                + (line.why().isEmpty() ? "" : ": " + line.why()));
    }

    /// What people know a mail by.
    private static String name(LeftLine line) {
        var date = line.date();
        return line.subject().isEmpty()
                ? line.messageId()
                : (date == null ? "" : date.toLocalDate() + "  ") + "\"" + line.subject() + "\"";
    }
}
