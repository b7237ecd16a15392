package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.StatusLine;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Is Kith running, how far is your mail read, what was missed or changed?")
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
        if (status.running()) {
            status.accounts().forEach(this::account);
        }
        if (status.octetsPassed() > 0) {
            out.println(Count.octets(status.octetsPassed()) + " passed"
                    + (status.edits().isEmpty() ? ", nothing of it changed" : ", changed on the wire: ")
                    + status.edits().stream()
                            .map(edit -> edit.edit() + " (" + edit.account() + ", " + edit.count() + ")")
                            .collect(Collectors.joining("; ")));
        }
        status.notices().forEach(out::println);
    }

    private void account(StatusLine.Account account) {
        var fill = account.backfill();
        var since = account.coveredSince();
        out.println(account.name() + ": "
                + switch (account.login()) {
                    case "accepted" -> "signed in";
                    case "refused" -> "your provider refused the sign-in";
                    case "not-reusable" -> "signed in, in a way that Kith cannot use to read history";
                    default ->
                        account.listen().isEmpty()
                                ? "not signed in"
                                : account.otherLogins().containsKey("imap")
                                        ? "no mail program has signed in under its user's name yet"
                                        : "no mail program has signed in yet";
                }
                + (fill.total() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d of ", fill.done()) + Count.of(fill.total(), "message")
                                + " read")
                + (since == null ? "" : ", complete since " + since.toLocalDate())
                + account.listen().entrySet().stream()
                        .map(e -> ", " + e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining()));
    }
}
