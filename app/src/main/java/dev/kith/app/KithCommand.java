package dev.kith.app;

import dev.kith.app.desk.Ask;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/// What all commands share: their options, and asking whoever holds the data folder.
abstract class KithCommand implements Callable<Integer> {
    @Mixin
    final Common common = new Common();

    final PrintStream out = System.out;
    final PrintStream err = System.err;

    /// Asks, and shows each line of the answer.
    final <T> void ask(Ask ask, Class<T> type, Consumer<T> text) throws Failure {
        ask(ask, type, text, null);
    }

    /// @param seen is told each line, however it is shown
    final <T> void ask(Ask ask, Class<T> type, Consumer<T> text, @Nullable Consumer<T> seen) throws Failure {
        try (var screen = new Screen<>(common.json, out, err, type, text, seen)) {
            Questions.ask(common, ask, screen);
        }
    }
}
