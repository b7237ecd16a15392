package dev.kith.rules.reminder;

import dev.kith.rules.Evidence;
import dev.kith.rules.delivery.Crowding;
import dev.kith.rules.reminder.Letter.Action;
import dev.kith.rules.reminder.Letter.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reminder's facts in the user's wording.
final class LetterWriter {
    private static final int QUOTES_MAX = 2;
    private static final int LINE_COLUMNS = 78;

    private final Wording wording;
    private final Disclosure disclosure;
    private final Spans spans;

    LetterWriter(Wording wording, Disclosure disclosure, Reader reader, Instant now) {
        this.wording = wording;
        this.disclosure = disclosure;
        this.spans = new Spans(wording, reader.zone(), now);
    }

    Letter single(Reminder reminder, String token) {
        var facts = facts(reminder);
        var blocks = new ArrayList<Block>();
        if (disclosure == Disclosure.SUBJECT_ONLY) {
            blocks.add(new Block.Lead(wording.word("subject-only")));
            blocks.add(new Block.Actions(toThePerson(reminder, facts)));
        } else {
            blocks.add(new Block.Lead(say(reminder, "lead", facts)));
            body(reminder, facts, blocks);
        }
        blocks.add(new Block.Paragraph(wording.word("commands")));
        blocks.add(new Block.Actions(toKith(token)));
        blocks.add(new Block.Foot(
                reminder.kind() == ReminderKind.REMIND_ME
                        ? wording.word("foot-asked")
                        : wording.word("foot", Map.of("rule", StrangersText.name(reminder.rule())))));
        return new Letter(wording.locale().toLanguageTag(), say(reminder, "subject", facts), blocks);
    }

    /// The parts of the weekly digest, one for each person, each with its own token.
    Letter digest(List<Reminder> reminders, List<String> tokens, @Nullable Crowding crowding, List<String> settled) {
        var names = names(reminders.stream().map(Reminder::name).toList());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Lead(wording.word(
                disclosure == Disclosure.SUBJECT_ONLY ? "subject-only" : "digest-lead", Map.of("names", names))));
        for (var i = 0; i < reminders.size(); i++) {
            var reminder = reminders.get(i);
            var facts = facts(reminder);
            blocks.add(new Block.Heading(StrangersText.name(reminder.name())));
            if (disclosure == Disclosure.SUBJECT_ONLY) {
                blocks.add(new Block.Actions(toThePerson(reminder, facts)));
            } else {
                blocks.add(new Block.Paragraph(say(reminder, "lead", facts)));
                body(reminder, facts, blocks);
            }
            blocks.add(new Block.Actions(toKith(tokens.get(i))));
        }
        if (!settled.isEmpty()) {
            blocks.add(new Block.Paragraph(wording.word("digest-settled", Map.of("names", names(settled)))));
        }
        if (crowding != null) {
            blocks.add(new Block.Paragraph(wording.word(
                    "digest-crowd",
                    Map.of("rule", StrangersText.name(crowding.rule()), "n", String.valueOf(crowding.more())))));
        }
        var rules = reminders.stream()
                .map(reminder -> StrangersText.name(reminder.rule()))
                .distinct()
                .toList();
        var foot = rules.size() == 1 ? "foot" : "foot-several";
        blocks.add(new Block.Foot(wording.word(foot, Map.of("rule", and(rules)))));
        return new Letter(
                wording.locale().toLanguageTag(), wording.word("digest-subject", Map.of("names", names)), blocks);
    }

    private void body(Reminder reminder, Map<String, String> facts, List<Block> blocks) {
        wording.say(reminder.kind(), "why", facts)
                .or(() -> wording.maybe("why", facts))
                .ifPresent(why -> blocks.add(new Block.Paragraph(why)));
        if (disclosure == Disclosure.LINES) {
            reminder.evidence().stream()
                    .sorted(Comparator.comparing(Evidence::date).reversed())
                    .limit(QUOTES_MAX)
                    .sorted(Comparator.comparing(Evidence::date))
                    .map(evidence -> quote(evidence, StrangersText.name(reminder.name())))
                    .forEach(blocks::add);
        }
        wording.say(reminder.kind(), "open", facts).ifPresent(open -> blocks.add(new Block.Paragraph(open)));
        blocks.add(new Block.Labelled(wording.word("step"), say(reminder, "step", facts)));
        blocks.add(new Block.Labelled(wording.word("question"), say(reminder, "question", facts)));
        blocks.add(new Block.Actions(toThePerson(reminder, facts)));
    }

    private Block.Quote quote(Evidence evidence, String name) {
        var date = spans.date(evidence.date());
        var from = evidence.sent()
                ? wording.word("you-wrote", Map.of("date", date))
                : wording.word("they-wrote", Map.of("name", name, "date", date));
        return new Block.Quote(from, StrangersText.line(evidence.text()));
    }

    private List<Action> toThePerson(Reminder reminder, Map<String, String> facts) {
        var subject = disclosure == Disclosure.LINES ? reminder.subject() : "";
        var actions = new ArrayList<Action>();
        var whole = Links.write(reminder.address(), subject, reminder.greeting(), Links.URI_MAX);
        var plain = Links.write(reminder.address(), subject, "", LINE_COLUMNS);
        if (whole.isPresent() && plain.isPresent()) {
            actions.add(new Action(wording.word("write", facts), whole.get(), plain.get(), true));
        }
        Links.open(reminder.last())
                .filter(uri -> uri.length() <= Links.URI_MAX)
                .ifPresent(uri -> actions.add(new Action(wording.word("open"), uri, uri, true)));
        return actions;
    }

    private List<Action> toKith(String token) {
        return List.of(
                command("draft", "draft", token),
                command("later", "later 1w", token),
                command("done", "done", token),
                command("rest", "rest", token),
                command("mute", "mute", token));
    }

    private Action command(String label, String verb, String token) {
        var uri = Links.command(token, verb);
        return new Action(wording.word(label), uri, uri, false);
    }

    private String say(Reminder reminder, String key, Map<String, String> facts) {
        return wording.say(reminder.kind(), key, facts)
                .orElseThrow(() -> new IllegalStateException(
                        reminder.kind().word() + ".txt has no \"" + key + "\" for what is known"));
    }

    Map<String, String> facts(Reminder reminder) {
        var facts = new HashMap<String, String>();
        facts.put("name", StrangersText.name(reminder.name()));
        facts.put("since", spans.date(reminder.since()));
        facts.put("silence", spans.since(reminder.since()));
        facts.put("why", disclosure == Disclosure.LINES ? StrangersText.why(reminder.why()) : "");
        facts.put("action", StrangersText.line(reminder.action()));
        facts.put("topic", disclosure == Disclosure.LINES ? StrangersText.line(reminder.subject()) : "");
        var usual = reminder.usual();
        facts.put("usual", usual == null ? "" : spans.length(usual));
        var due = reminder.due();
        facts.put("due", due == null ? "" : spans.date(due));
        facts.put("time", due == null ? "" : spans.time(due));
        return facts;
    }

    private String names(List<String> people) {
        return and(people.stream().map(StrangersText::name).toList());
    }

    private String and(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        return wording.word(
                "and",
                Map.of(
                        "first", String.join(", ", names.subList(0, names.size() - 1)),
                        "last", names.getLast()));
    }
}
