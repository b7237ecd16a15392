package dev.kith.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Every command by its name, in the order of the help.
///
/// Only the one that is called is made: making them all takes longer than most of them run.
final class Commands {
    private static final Set<String> VERSION = Set.of("--version", "-V");

    static final SequencedMap<String, Class<?>> NAMED = Collections.unmodifiableSequencedMap(named());

    private Commands() {}

    private static SequencedMap<String, Class<?>> named() {
        var named = new LinkedHashMap<String, Class<?>>();
        named.put("demo", DemoCommand.class);
        named.put("look", LookCommand.class);
        named.put("setup", SetupCommand.class);
        named.put("sign-in", SignInCommand.class);
        named.put("run", RunCommand.class);
        named.put("read", ReadCommand.class);
        named.put("acts", ActsCommand.class);
        named.put("import", ImportCommand.class);
        named.put("search", SearchCommand.class);
        named.put("people", PeopleCommand.class);
        named.put("person", PersonCommand.class);
        named.put("due", DueCommand.class);
        named.put("why", WhyCommand.class);
        named.put("status", StatusCommand.class);
        named.put("doctor", DoctorCommand.class);
        named.put("service", ServiceCommand.class);
        named.put("backup", BackupCommand.class);
        named.put("restore", RestoreCommand.class);
        named.put("stop", StopCommand.class);
        named.put("leave", LeaveCommand.class);
        named.put("rules", RulesCommand.class);
        named.put("tie", TieCommand.class);
        named.put("report", ReportCommand.class);
        named.put("tag", TagCommand.class);
        named.put("cadence", CadenceCommand.class);
        named.put("snooze", SnoozeCommand.class);
        named.put("rest", RestCommand.class);
        named.put("mute", MuteCommand.class);
        named.put("done", DoneCommand.class);
        named.put("met", MetCommand.class);
        named.put("elsewhere", ElsewhereCommand.class);
        named.put("note", NoteCommand.class);
        named.put("seal", SealCommand.class);
        named.put("merge", MergeCommand.class);
        named.put("split", SplitCommand.class);
        named.put("contacts", ContactsCommand.class);
        named.put("pause", PauseCommand.class);
        named.put("undo", UndoCommand.class);
        named.put("forget", ForgetCommand.class);
        return named;
    }

    /// @param args the words behind `kith`; when the first is no command's name all commands are there, for the help,
    /// and none when nothing but the version is asked
    static CommandLine line(Object main, String... args) {
        var line = new CommandLine(main);
        if (args.length > 0 && NAMED.containsKey(args[0])) {
            add(line, args[0]);
        } else if (args.length != 1 || !VERSION.contains(args[0])) {
            NAMED.keySet().forEach(name -> add(line, name));
        }
        return line;
    }

    private static void add(CommandLine line, String name) {
        var command = new CommandLine(NAMED.get(name));
        // "-word" is part of a query
        command.setUnmatchedOptionsArePositionalParams(name.equals("search"));
        helped(command);
        line.addSubcommand(name, command);
    }

    /// Each tells what it takes, and so do those below it.
    private static void helped(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        command.getSubcommands().values().forEach(Commands::helped);
    }
}
