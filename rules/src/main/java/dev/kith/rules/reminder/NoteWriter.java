package dev.kith.rules.reminder;

import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.reminder.Letter.Action;
import dev.kith.rules.reminder.Letter.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes what Kith answers by mail. Pure; any thread.
public final class NoteWriter {
    /// The rule under which an answer stands in the outbox.
    public static final String RULE = Part.NOTE;

    /// With the user's own words in it a link may be longer than any of Kith's; clients take some two thousand.
    private static final int OWN_WORDS_URI_MAX = 1_800;

    private static final int TEXT_MAX = 20_000;

    private final Wording wording;
    private final Disclosure disclosure;
    private final Stamp stamp;

    public NoteWriter(Wording wording, Disclosure disclosure, Stamp stamp) {
        this.wording = wording;
        this.disclosure = disclosure;
        this.stamp = stamp;
    }

    /// @param asked Message-ID of the mail that is answered: it is answered once
    public ReminderMail write(Note note, Reader reader, String asked, Instant now) {
        var messageId = stamp.messageId(reader.mailbox(), "", RULE, asked);
        var letter = letter(note, new Spans(wording, reader.zone(), now));
        return Rfc5322.note(letter, reader, messageId, stamp.token(messageId), now);
    }

    private Letter letter(Note note, Spans spans) {
        var blocks = new ArrayList<Block>();
        var subject = switch (note) {
            case Note.Found found -> found(found, spans, blocks);
            case Note.Why why -> why(why, blocks);
            case Note.NoDrafts refused -> noDrafts(refused, blocks);
            case Note.Returned returned -> returned(returned, blocks);
        };
        blocks.add(new Block.Paragraph(wording.word("help")));
        blocks.add(new Block.Foot(wording.word("note-foot")));
        return new Letter(wording.locale().toLanguageTag(), subject, blocks);
    }

    private String found(Note.Found found, Spans spans, List<Block> blocks) {
        var query = Map.of("query", StrangersText.line(found.query()), "n", Long.toString(found.total()));
        blocks.add(new Block.Lead(wording.word(found.hits().isEmpty() ? "found-nothing" : "found-lead", query)));
        for (var hit : found.hits()) {
            blocks.add(new Block.Heading(StrangersText.line(hit.subject().isBlank() ? "-" : hit.subject())));
            var date = spans.date(hit.date());
            var from = wording.word("found-with", Map.of("name", StrangersText.name(named(hit.who())), "date", date));
            if (disclosure == Disclosure.LINES && !hit.line().isBlank()) {
                blocks.add(new Block.Quote(from, StrangersText.line(hit.line())));
            } else {
                blocks.add(new Block.Paragraph(from));
            }
            Links.open(hit.messageId())
                    .filter(uri -> uri.length() <= Links.URI_MAX)
                    .ifPresent(uri -> blocks.add(
                            new Block.Actions(List.of(new Action(wording.word("found-open"), uri, uri, true)))));
        }
        return wording.word("found-subject", query);
    }

    /// Without the address behind it, where there is a name.
    private static String named(String who) {
        var name = who.replaceFirst("<[^>]*>\\s*$", "").strip();
        return name.isEmpty() ? who.replaceAll("[<>]", "") : name;
    }

    private String why(Note.Why why, List<Block> blocks) {
        var name = Map.of("name", StrangersText.name(why.name()));
        blocks.add(new Block.Lead(wording.word("why-lead", name)));
        for (var verdict : why.verdicts()) {
            var key = verdict.holds() ? "why-holds" : "why-not";
            var words = wording.word(key, Map.of("why", StrangersText.why(verdict.words())));
            blocks.add(new Block.Labelled(StrangersText.name(verdict.rule()), words));
        }
        return wording.word("why-subject", name);
    }

    private String noDrafts(Note.NoDrafts refused, List<Block> blocks) {
        var name = Map.of("name", StrangersText.name(refused.name()));
        var draft = refused.draft();
        blocks.add(new Block.Lead(wording.word("no-drafts-lead", name)));
        blocks.add(new Block.Verbatim(draft.text().strip()));
        Links.draft(draft.address(), draft.subject(), draft.text(), OWN_WORDS_URI_MAX)
                .ifPresent(uri -> blocks.add(new Block.Actions(List.of(new Action(
                        wording.word("write", name),
                        uri,
                        Links.write(draft.address(), draft.subject(), "", 78).orElse(uri),
                        true)))));
        return wording.word("no-drafts-subject");
    }

    private String returned(Note.Returned returned, List<Block> blocks) {
        var known = !returned.name().isBlank();
        var name = Map.of("name", known ? StrangersText.name(returned.name()) : "");
        blocks.add(new Block.Lead(wording.word(known ? "returned-lead" : "returned-lead-nobody", name)));
        var text = StrangersText.text(returned.text(), TEXT_MAX);
        if (!text.isBlank()) {
            blocks.add(new Block.Verbatim(text));
        }
        if (known) {
            Links.draft(returned.address(), returned.subject(), text, OWN_WORDS_URI_MAX)
                    .ifPresent(uri -> blocks.add(new Block.Actions(List.of(new Action(
                            wording.word("returned-write", name),
                            uri,
                            Links.write(returned.address(), returned.subject(), "", 78)
                                    .orElse(uri),
                            true)))));
        }
        return known ? wording.word("returned-subject", name) : wording.word("returned-subject-nobody");
    }
}
