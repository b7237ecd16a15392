package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.line.ContactsLine;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "contacts",
        description = "Read an address book: tags, and which addresses are one person's.",
        synopsisSubcommandLabel = "import",
        subcommands = ContactsCommand.Import.class)
final class ContactsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be done? contacts import FILE.vcf");
    }

    @Command(
            name = "import",
            description = "Read a vCard file: the addresses of one card are one person, its categories become tags.")
    static final class Import extends KithCommand {
        @Parameters(paramLabel = "FILE.vcf")
        Path file = Path.of("");

        @Override
        public Integer call() throws Failure {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Failure("there is no readable file " + file);
            }
            var path = file.toAbsolutePath().normalize().toString();
            ask(new Ask.Contacts(path), ContactsLine.class, this::text);
            return 0;
        }

        private void text(ContactsLine done) {
            out.println(Count.of(done.cards(), "card") + " read: " + Count.of(done.tags(), "new tag") + ", "
                    + Count.of(done.merges(), "new joint address", "new joint addresses") + ", "
                    + Count.of(done.withoutAddress(), "card") + " without an address");
        }
    }
}
