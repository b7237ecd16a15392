package dev.kith.rules.reminder;

import dev.kith.rules.reminder.Letter.Action;
import dev.kith.rules.reminder.Letter.Block;

/// A letter as plain text: words within 78 columns, each link whole on a line of its own.
final class PlainText {
    private static final int COLUMNS = 78;
    private static final int LABEL_COLUMNS = 12;

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Letter letter) {
        var text = new PlainText();
        for (var block : letter.blocks()) {
            text.block(block);
        }
        return text.out.toString();
    }

    private void block(Block block) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        switch (block) {
            case Block.Lead(var words) -> wrap(words, "");
            case Block.Heading(var words) -> {
                wrap(words, "");
                out.append("-".repeat(Math.min(COLUMNS, words.codePointCount(0, words.length()))))
                        .append('\n');
            }
            case Block.Paragraph(var words) -> wrap(words, "");
            case Block.Labelled(var label, var words) -> wrap(label + ": " + words, "");
            case Block.Quote(var from, var line) -> {
                wrap(from + ":", "");
                wrap("\"" + line + "\"", "    ");
            }
            case Block.Verbatim(var text) ->
                text.lines().forEach(line -> {
                    if (line.isBlank()) {
                        out.append('\n');
                    } else {
                        wrap(line, "    ");
                    }
                });
            case Block.Actions(var actions) -> actions.forEach(this::action);
            case Block.Foot(var words) -> {
                out.append("-- \n");
                wrap(words, "");
            }
        }
    }

    private void action(Action action) {
        if (action.main()) {
            wrap(action.label() + ":", "");
            out.append(action.shortUri()).append('\n');
            return;
        }
        var label = action.label() + ":";
        var fits = label.length() < LABEL_COLUMNS
                && LABEL_COLUMNS + action.shortUri().length() <= COLUMNS;
        out.append(fits ? String.format("%-" + LABEL_COLUMNS + "s", label) : label + "\n")
                .append(action.shortUri())
                .append('\n');
    }

    private void wrap(String words, String indent) {
        var column = 0;
        for (var word : words.strip().split(" +", -1)) {
            var length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > COLUMNS) {
                out.append('\n');
                column = 0;
            }
            out.append(column == 0 ? indent : " ");
            column += column == 0 ? indent.length() : 1;
            column = broken(word, length, column, indent);
        }
        out.append('\n');
    }

    /// A word longer than a line is broken: only strangers write such.
    private int broken(String word, int length, int start, String indent) {
        var column = start;
        if (column + length <= COLUMNS) {
            out.append(word);
            return column + length;
        }
        for (var point : word.codePoints().toArray()) {
            if (column == COLUMNS) {
                out.append('\n').append(indent);
                column = indent.length();
            }
            out.appendCodePoint(point);
            column++;
        }
        return column;
    }
}
