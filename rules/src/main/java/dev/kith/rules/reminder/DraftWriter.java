package dev.kith.rules.reminder;

import dev.kith.rules.Evidence;
import java.net.IDN;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes drafts: the user's own usual greeting, a real line of the last exchange, why this mail comes now. Nothing of
/// Kith's stands in them, for they are sent. Pure; any thread.
public final class DraftWriter {
    private static final int COLUMNS = 72;
    private static final int WORD_MAX = 900;

    /// Only such a Message-ID of somebody else's may stand in a header field.
    private static final Pattern MESSAGE_ID = Pattern.compile("<?([!-;=?-~]{1,250}@[!-;=?-~]{1,250})>?");

    private final Wording wording;
    private final Disclosure disclosure;
    private final Stamp stamp;

    /// @param disclosure whether a line of mail may be repeated
    public DraftWriter(Wording wording, Disclosure disclosure, Stamp stamp) {
        this.wording = wording;
        this.disclosure = disclosure;
        this.stamp = stamp;
    }

    /// The same, for what stays on this machine: lines may be repeated whatever the settings.
    public DraftWriter forThePage() {
        return new DraftWriter(wording, Disclosure.LINES, stamp);
    }

    /// @param lends whether the tie lends text: nothing else of a stranger's but the address is taken
    public Draft skeleton(Reminder reminder, boolean lends, Reader reader, Instant now) {
        var spans = new Spans(wording, reader.zone(), now);
        var lines = new ArrayList<String>();
        if (!reminder.greeting().isBlank()) {
            lines.add(StrangersText.line(reminder.greeting()));
            lines.add("");
        }
        if (lends && disclosure == Disclosure.LINES) {
            reminder.evidence().stream()
                    .max(Comparator.comparing(Evidence::date))
                    .ifPresent(evidence -> quote(evidence, spans, lines));
        }
        var facts = new LetterWriter(wording, disclosure, reader, now).facts(reminder);
        wording.say(reminder.kind(), "draft", facts).ifPresent(reason -> wrap(reason, "", lines));
        lines.add("");
        lines.add("");
        var last = MESSAGE_ID.matcher(reminder.last());
        return new Draft(
                reminder.address(),
                lends ? Links.bareSubject(reminder.subject()) : "",
                lends && last.matches() ? "<" + last.group(1) + ">" : "",
                String.join("\n", lines));
    }

    private void quote(Evidence evidence, Spans spans, List<String> lines) {
        var date = Map.of("date", spans.date(evidence.date()));
        lines.add(wording.word(evidence.sent() ? "draft-i-wrote" : "draft-you-wrote", date));
        wrap(StrangersText.line(evidence.text()), "> ", lines);
        lines.add("");
    }

    /// The octets of a draft. They say nothing of Kith: the Message-ID is an HMAC at the user's own domain.
    ///
    /// @param person the person's id
    /// @param ask what was asked for: one ask gives one name
    public ReminderMail write(Draft draft, String person, String ask, Reader reader, Instant now) {
        var name = stamp.messageId(reader.mailbox(), person, "draft", ask);
        var own = reader.address().substring(reader.address().lastIndexOf('@') + 1);
        var messageId = name.substring(0, name.indexOf('@') + 1) + IDN.toASCII(own) + ">";
        var lines = new ArrayList<String>();
        draft.text().lines().forEach(line -> wrap(line, "", lines));
        return Rfc5322.draft(draft, String.join("\n", lines) + "\n", reader, messageId, now);
    }

    /// Breaks a line that is too long, at its spaces; a quoted one stays quoted.
    private static void wrap(String line, String prefix, List<String> lines) {
        if (prefix.isEmpty() && line.startsWith("> ") && line.length() > COLUMNS + 6) {
            wrap(line.substring(2), "> ", lines);
            return;
        }
        if (prefix.length() + line.length() <= COLUMNS + 6) {
            lines.add(prefix + line);
            return;
        }
        var out = new StringBuilder(prefix);
        for (var word : line.strip().split(" +", -1)) {
            if (out.length() > prefix.length() && out.length() + 1 + word.length() > COLUMNS) {
                lines.add(out.toString());
                out = new StringBuilder(prefix);
            }
            out.append(out.length() > prefix.length() ? " " : "").append(StrangersText.cut(word, WORD_MAX));
        }
        lines.add(out.toString());
    }
}
