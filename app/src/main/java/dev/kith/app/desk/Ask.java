package dev.kith.app.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of whoever holds the data folder. A closed set: the socket
/// carries it as JSON, [Desk] answers it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ask.Search.class, name = "search"),
    @JsonSubTypes.Type(value = Ask.Files.class, name = "files"),
    @JsonSubTypes.Type(value = Ask.Conversation.class, name = "conversation"),
    @JsonSubTypes.Type(value = Ask.Complete.class, name = "complete"),
    @JsonSubTypes.Type(value = Ask.Import.class, name = "import"),
    @JsonSubTypes.Type(value = Ask.People.class, name = "people"),
    @JsonSubTypes.Type(value = Ask.Person.class, name = "person"),
    @JsonSubTypes.Type(value = Ask.About.class, name = "about"),
    @JsonSubTypes.Type(value = Ask.Everything.class, name = "everything"),
    @JsonSubTypes.Type(value = Ask.Due.class, name = "due"),
    @JsonSubTypes.Type(value = Ask.Why.class, name = "why"),
    @JsonSubTypes.Type(value = Ask.Draft.class, name = "draft"),
    @JsonSubTypes.Type(value = Ask.Report.class, name = "report"),
    @JsonSubTypes.Type(value = Ask.Backtest.class, name = "backtest"),
    @JsonSubTypes.Type(value = Ask.Draw.class, name = "draw"),
    @JsonSubTypes.Type(value = Ask.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Ask.Undo.class, name = "undo"),
    @JsonSubTypes.Type(value = Ask.Forget.class, name = "forget"),
    @JsonSubTypes.Type(value = Ask.Contacts.class, name = "contacts"),
    @JsonSubTypes.Type(value = Ask.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Ask.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Ask.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Ask.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = Ask.Stop.class, name = "stop")
})
public sealed interface Ask {
    /// Whether the index or the ledger changes: such a thing needs the folder's lock.
    default boolean writes() {
        return false;
    }

    /// Whether a data folder may begin with it. Whatever else is asked finds one, or there is nothing to ask: a folder
    /// that was mistyped is not made.
    default boolean begins() {
        return switch (this) {
            case Import _, Say _, Restore _, Contacts _ -> true;
            case Search _,
                    Files _,
                    Conversation _,
                    Complete _,
                    People _,
                    Person _,
                    About _,
                    Everything _,
                    Due _,
                    Why _,
                    Draft _,
                    Report _,
                    Backtest _,
                    Draw _,
                    Undo _,
                    Forget _,
                    Backup _,
                    Status _,
                    Leave _,
                    Stop _ -> false;
        };
    }

    /// @param messages one line a message instead of one a conversation
    record Search(
            String query,
            int limit,
            boolean messages,
            @Nullable Instant at) implements Ask {}

    /// The imported files that hold what is found, each once.
    ///
    /// @param limit of files
    record Files(String query, int limit, @Nullable Instant at) implements Ask {}

    /// @param name as in a found line
    record Conversation(String name, int limit) implements Ask {}

    /// Persons whose name or address begins so.
    record Complete(String prefix, int limit) implements Ask {}

    /// @param paths absolute
    record Import(List<String> paths, List<String> me) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    /// @param query part of a name or an address; empty: everybody
    record People(String query, @Nullable Instant at) implements Ask {}

    record Person(String address, @Nullable Instant at) implements Ask {}

    /// A person with what was exchanged, but without judging what is open: quick.
    record About(String address, @Nullable Instant at) implements Ask {}

    /// People and what is due, as they were judged lately: an [Overview].
    ///
    /// @param waits judges everybody where nothing of the last minutes is known; otherwise there is no answer then
    record Everything(boolean waits) implements Ask {}

    record Due(@Nullable Instant at) implements Ask {}

    /// @param lately the verdicts of the last judging are good enough: quick
    /// @param onOnly rules that are off are only named
    record Why(String address, @Nullable Instant at, boolean lately, boolean onOnly) implements Ask {}

    /// The beginnings of a mail to somebody, and on to the user's drafts.
    ///
    /// @param rule what it is about is what this rule finds; empty: what is found first, if anything
    /// @param text the user's own wording, to be put into the drafts; null: it is only shown
    record Draft(String address, String rule, @Nullable String text) implements Ask {
        @Override
        public boolean writes() {
            return text != null;
        }
    }

    /// What follow-ups led to, and how long ties last.
    record Report(@Nullable Instant at) implements Ask {}

    /// What a rule book would have done.
    ///
    /// @param book its file, absolute; null: the one that holds
    /// @param from null: the beginning of what is indexed
    /// @param to null: its end
    /// @param against measure against plain rules instead
    record Backtest(
            @Nullable String book,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean against) implements Ask {}

    /// Findings of a rule among decoys, to be rated by eye.
    ///
    /// @param count findings at most, and as many decoys
    /// @param asPersonal list mail counts as if it had come between two
    /// @param from findings that would have been told since, or null for all
    /// @param text whether the mails' text is wanted, else only which are findings
    record Draw(
            String rule,
            int count,
            long seed,
            boolean asPersonal,
            @Nullable Instant from,
            boolean text) implements Ask {}

    /// What a user says about a person, or about all (with an empty address).
    ///
    /// @param verb the command's name
    /// @param arguments what stands behind the address
    /// @param author by which way it is said; null: by a command
    record Say(
            String address,
            String verb,
            List<String> arguments,
            @Nullable String author) implements Ask {
        public Say(String address, String verb, List<String> arguments) {
            this(address, verb, arguments, null);
        }

        @Override
        public boolean writes() {
            return true;
        }
    }

    record Undo() implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    record Forget(String address) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    record Backup() implements Ask {}

    /// @param path of a backup's file, absolute
    record Restore(String path) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    /// Takes an address book in.
    ///
    /// @param path of a vCard file, absolute
    record Contacts(String path) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    record Status() implements Ask {}

    /// Lists what Kith made upstream, or removes it.
    record Leave(boolean remove) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    /// Ends the daemon.
    record Stop() implements Ask {}
}
