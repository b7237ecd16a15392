package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.ForgottenLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "forget", description = "Erase a person from index and ledger, and show that nothing is left.")
final class ForgetCommand extends KithCommand {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    @Override
    public Integer call() throws Failure {
        ask(new Ask.Forget(address), ForgottenLine.class, this::text);
        return 0;
    }

    private void text(ForgottenLine gone) {
        out.println(Count.of(gone.messages(), "message") + " and " + Count.of(gone.rows(), "note")
                + " erased; searching for " + gone.address() + " now finds " + Count.of(gone.left(), "message"));
    }
}
