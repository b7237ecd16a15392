package dev.kith.app;

import dev.kith.app.setup.Asking;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks whoever sits at the terminal, or whatever is piped into it.
final class TypedAnswers implements Asking {
    private final BufferedReader in;
    private final PrintStream out;

    TypedAnswers(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public String ask(String question, String otherwise) {
        out.print(question + " ");
        out.flush();
        try {
            var line = in.readLine();
            return line == null || line.isBlank() ? otherwise : line.strip();
        } catch (IOException _) {
            return otherwise;
        }
    }

    @Override
    public boolean again() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
