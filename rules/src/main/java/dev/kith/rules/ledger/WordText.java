package dev.kith.rules.ledger;

import dev.kith.rules.said.Word;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A word as the ledger's columns hold it.
///
/// @param rule empty for every rule
record WordText(String verb, String argument, String rule) {
    static WordText of(Word word) {
        return switch (word) {
            case Word.Tag(var tag, var on) -> new WordText(on ? "tag" : "untag", tag, "");
            case Word.Cadence(var every) -> new WordText("cadence", text(every), "");
            case Word.Snooze(var until, var rule) -> new WordText("snooze", until.toString(), text(rule));
            case Word.Rest(var on) -> new WordText("rest", onOff(on), "");
            case Word.Mute(var on, var rule) -> new WordText("mute", onOff(on), text(rule));
            case Word.Elsewhere(var on) -> new WordText("elsewhere", onOff(on), "");
            case Word.Declined(var on) -> new WordText("declined", onOff(on), "");
            case Word.Done(var rule) -> new WordText("done", "", text(rule));
            case Word.Met(var when) -> new WordText("met", when.toString(), "");
            case Word.Note(var note) -> new WordText("note", note, "");
            case Word.Sealed(var on) -> new WordText("seal", onOff(on), "");
            case Word.Merged(var other) -> new WordText("merge", other, "");
            case Word.Split() -> new WordText("split", "", "");
            case Word.Paused(var until) -> new WordText("pause", text(until), "");
            case Word.Resumed() -> new WordText("resume", "", "");
        };
    }

    Word word() {
        return switch (verb) {
            case "tag" -> new Word.Tag(argument, true);
            case "untag" -> new Word.Tag(argument, false);
            case "cadence" -> new Word.Cadence(argument.isEmpty() ? null : Duration.parse(argument));
            case "snooze" -> new Word.Snooze(Instant.parse(argument), ruleOrNull());
            case "rest" -> new Word.Rest(on());
            case "mute" -> new Word.Mute(on(), ruleOrNull());
            case "elsewhere" -> new Word.Elsewhere(on());
            case "declined" -> new Word.Declined(on());
            case "done" -> new Word.Done(ruleOrNull());
            case "met" -> new Word.Met(Instant.parse(argument));
            case "note" -> new Word.Note(argument);
            case "seal" -> new Word.Sealed(on());
            case "merge" -> new Word.Merged(argument);
            case "split" -> new Word.Split();
            case "pause" -> new Word.Paused(argument.isEmpty() ? null : Instant.parse(argument));
            case "resume" -> new Word.Resumed();
            default -> throw new IllegalStateException("a word that this schema does not know: " + verb);
        };
    }

    private boolean on() {
        return argument.equals("on");
    }

    private @Nullable String ruleOrNull() {
        return rule.isEmpty() ? null : rule;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
