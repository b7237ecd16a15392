package dev.kith.app.desk;

import dev.kith.rules.book.Period;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A word of the user's as its command says it, so that what is taken back can be told from what stands.
final class AsSaid {
    private AsSaid() {}

    static String of(Utterance utterance, ZoneId zone) {
        var about = utterance.address();
        return switch (utterance.word()) {
            case Word.Tag(var tag, var on) -> line("tag", about, on ? tag : "no-" + tag);
            case Word.Cadence(var every) -> line("cadence", about, every == null ? "none" : period(every));
            case Word.Snooze snooze -> line("snooze", about, "until " + day(snooze.until(), zone));
            case Word.Rest(var on) -> line("rest", about, off(on));
            case Word.Mute mute -> line("mute", about, off(mute.on()));
            case Word.Elsewhere(var on) -> line("elsewhere", about, off(on));
            case Word.Declined(var on) -> line("declined", about, off(on));
            case Word.Done _ -> line("done", about, "");
            case Word.Met(var when) -> line("met", about, day(when, zone));
            case Word.Note(var text) -> line("note", about, text);
            // the address it comes with is a hash
            case Word.Sealed(var on) -> line("seal", off(on), "(whom it was about is not kept)");
            case Word.Merged(var other) -> line("merge", about, other);
            case Word.Split _ -> line("split", about, "");
            case Word.Paused(var until) -> line("pause", about, until == null ? "" : "until " + day(until, zone));
            case Word.Resumed _ -> line("pause", about, "off");
        };
    }

    /// A verb, whom it is about and the rest, with nothing where nothing is.
    static String line(String verb, String about, String rest) {
        return verb + (about.isEmpty() ? "" : " " + about) + (rest.isBlank() ? "" : " " + rest);
    }

    private static String off(boolean on) {
        return on ? "" : "off";
    }

    private static String period(Duration every) {
        return new Period(every, false).toString();
    }

    private static String day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().toString();
    }
}
