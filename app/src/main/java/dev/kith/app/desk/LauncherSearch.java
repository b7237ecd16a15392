package dev.kith.app.desk;

import dev.kith.app.line.FoundLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A search that the launcher asks the daemon for directly, without starting a JVM: the arguments come in one
/// line as they were typed, and the answer goes back line by line as it is to be printed.
///
/// A question is `show`, `terminal` or `plain`, and the arguments after `search`, with U+001F
/// between. Each line of the answer begins with `o` (for standard output), `e` (for standard error)
/// or `x` (the exit code, the last line). To what is not understood here the answer is `x77`: the
/// launcher then starts the whole command.
public final class LauncherSearch {
    private static final Logger LOG = LoggerFactory.getLogger(LauncherSearch.class);
    private static final String BETWEEN = "\u001f";
    private static final String NOT_HERE = "x77";
    private static final int LIMIT = 50;

    private final boolean terminal;
    private final List<String> words = new ArrayList<>();
    private FoundText.Output output = FoundText.Output.TEXT;
    private boolean json;
    private boolean messages;
    private int limit = LIMIT;

    private LauncherSearch(boolean terminal) {
        this.terminal = terminal;
    }

    /// Is the question one for this class?
    public static boolean asks(String question) {
        return question.startsWith("show" + BETWEEN);
    }

    public static void answer(Answers answers, String question, Consumer<String> out) {
        var parts = question.split(BETWEEN, -1);
        var search = new LauncherSearch(parts[1].equals("terminal"));
        if (!search.read(parts)) {
            out.accept(NOT_HERE);
            return;
        }
        try {
            answers.answer(search.ask(), search.lines(out));
            out.accept("x0");
        } catch (Refusal e) {
            failed(e, out);
        } catch (IOException e) {
            LOG.warn("a search failed", e);
            failed(e, out);
        } catch (UncheckedIOException e) {
            // whoever asked has gone
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a search failed", Wordless.of(e));
            failed(Frames.FAULT, out);
        }
    }

    private Ask ask() {
        var query = String.join(" ", words);
        return output == FoundText.Output.FILES
                ? new Ask.Files(query, limit, null)
                : new Ask.Search(query, limit, messages || output != FoundText.Output.TEXT, null);
    }

    private static void failed(Exception e, Consumer<String> out) {
        failed(String.valueOf(e.getMessage()), out);
    }

    private static void failed(String words, Consumer<String> out) {
        out.accept("ekith: " + words.replace('\n', ' '));
        out.accept("x1");
    }

    /// @return false when a whole command is needed
    private boolean read(String[] parts) {
        var options = true;
        for (var i = 2; i < parts.length; i++) {
            var part = parts[i];
            if (!options || !part.startsWith("--")) {
                words.add(part);
                continue;
            }
            switch (part) {
                case "--" -> options = false;
                case "--json" -> json = true;
                case "--messages" -> messages = true;
                case "--output=files" -> output = FoundText.Output.FILES;
                case "--output=links" -> output = FoundText.Output.LINKS;
                default -> {
                    if (!part.matches("--limit=[1-9]\\d{0,5}")) {
                        return false;
                    }
                    limit = Integer.parseInt(part.substring(part.indexOf('=') + 1));
                }
            }
        }
        return !words.isEmpty();
    }

    private Lines lines(Consumer<String> out) {
        return new Lines() {
            @Override
            public void line(Object line) {
                if (line instanceof Notice notice) {
                    out.accept("e" + notice.notice().replace('\n', ' '));
                } else if (json && output == FoundText.Output.TEXT) {
                    out.accept("o" + Frames.JSON.writeValueAsString(line));
                } else if (line instanceof FoundLine found) {
                    FoundText.lines(found, output, terminal).forEach(text -> out.accept("o" + text));
                }
            }

            @Override
            public void progress(long done, long total, String what) {}
        };
    }
}
