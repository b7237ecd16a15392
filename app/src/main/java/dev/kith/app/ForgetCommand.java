package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.ForgottenLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "forget", description = "Erase a person from everything Kith keeps, and show that nothing is left.")
final class ForgetCommand extends KithCommand {
    @Parameters(paramLabel = "ADDRESS", description = "Whom it is about.")
    String address = "";

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Forget(address), ForgottenLine.class, this::text);
        return 0;
    }

    private void text(ForgottenLine gone) {
        out.println(Count.of(gone.messages(), "message") + " and " + Count.of(gone.rows(), "note") + " erased, "
                + Count.of(gone.mentions(), "message") + " of others cleared of the name, "
                + Count.of(gone.reminders(), "reminder") + " and " + Count.of(gone.logLines(), "line") + " of the log"
                + " removed.");
        out.println("Searching for " + gone.address() + " now finds "
                + Count.of(gone.left(), "message or file", "messages or files") + " in the data folder.");
        if (gone.remindersLeft() > 0) {
            out.println(
                    Count.of(gone.remindersLeft(), "reminder") + " about them may still be in your inbox: Kith removes"
                            + " it there when your mail program next signs in through Kith.");
        }
        out.println("A salted hash of the address is kept, so that mail does not bring the person back; kith seal "
                + gone.address() + " off lets them in again. Copies and backups that you made of the data folder, and"
                + " your mail itself, are untouched.");
    }
}
