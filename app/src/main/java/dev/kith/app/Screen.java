package dev.kith.app;

import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Notice;
import dev.kith.app.desk.WithoutControls;
import java.io.PrintStream;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Where a command's answer appears: JSON lines or text on standard output, notices and progress on standard error.
///
/// @param <T> the record of a line
final class Screen<T> implements Lines, AutoCloseable {
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private final Class<T> type;
    private final Consumer<T> text;
    private final @Nullable Consumer<T> seen;
    private @Nullable ProgressBar bar;

    /// @param text shows one line to a human being
    Screen(boolean json, PrintStream out, PrintStream err, Class<T> type, Consumer<T> text) {
        this(json, out, err, type, text, null);
    }

    /// @param seen is told each line, however it is shown
    Screen(
            boolean json,
            PrintStream out,
            PrintStream err,
            Class<T> type,
            Consumer<T> text,
            @Nullable Consumer<T> seen) {
        this.json = json;
        this.out = out;
        this.err = err;
        this.type = type;
        this.text = text;
        this.seen = seen;
    }

    @Override
    public synchronized void line(Object line) {
        var tree = line instanceof JsonNode node ? node : Frames.JSON.<JsonNode>valueToTree(line);
        endProgress();
        if (tree.size() == 1 && tree.has("notice")) {
            err.println(Frames.JSON.treeToValue(tree, Notice.class).notice());
            return;
        }
        if (seen != null) {
            seen.accept(Frames.JSON.treeToValue(tree, type));
        }
        if (json) {
            out.println(Frames.JSON.writeValueAsString(tree));
        } else {
            text.accept(Frames.JSON.treeToValue(harmless(tree), type));
        }
    }

    /// Strangers wrote much of it: nothing in it may steer a terminal. JSON says it as it is.
    private static JsonNode harmless(JsonNode node) {
        if (node.isString()) {
            return StringNode.valueOf(WithoutControls.text(node.asString()));
        }
        if (node instanceof ObjectNode fields) {
            fields.properties().forEach(field -> field.setValue(harmless(field.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                list.set(i, harmless(list.get(i)));
            }
        }
        return node;
    }

    @Override
    public synchronized void progress(long done, long total, String what) {
        if (!terminal()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
        bar.setExtraMessage(what);
    }

    /// Is standard error a terminal? The launcher found out; Java knows it of all three streams together only.
    static boolean terminal() {
        return Boolean.getBoolean("kith.terminal.err");
    }

    private void endProgress() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void close() {
        endProgress();
    }
}
