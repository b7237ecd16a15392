package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.rules.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Invented people and what Kith might say of them.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-20T07:30:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Reader READER = new Reader("alice@example.org", "Alice", ZONE, "alice@example.org 1");
    static final Stamp STAMP = new Stamp("a secret of sixteen octets or more".getBytes(UTF_8));

    private Samples() {}

    static Wording english() throws WordingException {
        return Wording.packaged("en");
    }

    static ReminderWriter writer() throws WordingException {
        return new ReminderWriter(english(), Disclosure.LINES, STAMP);
    }

    static Reminder of(ReminderKind kind) {
        return switch (kind) {
            case NUDGE, REMIND_ME, PITCH ->
                anna(
                        kind,
                        days(9),
                        Duration.ofDays(2),
                        null,
                        List.of(sent(9, "Could you look at the draft of the survey before Friday?")));
            case ANSWER ->
                anna(
                        kind,
                        days(4),
                        Duration.ofDays(1),
                        null,
                        List.of(received(4, "Would you have half an hour next week to talk it through?")));
            case PROMISE ->
                anna(
                        kind,
                        days(6),
                        null,
                        Instant.parse("2026-11-21T11:00:00Z"),
                        List.of(sent(6, "I'll send you the survey by Saturday.")));
            case THEIR_PROMISE ->
                anna(
                        kind,
                        days(6),
                        null,
                        Instant.parse("2026-11-21T11:00:00Z"),
                        List.of(received(6, "I'll send you the figures by Saturday.")));
            case FOLLOW_UP ->
                anna(
                        kind,
                        days(1),
                        null,
                        null,
                        List.of(received(1, "The pilot in the two schools surprised all of us.")));
            case MEETING_BRIEF ->
                anna(
                        kind,
                        days(30),
                        null,
                        NOW.plus(Duration.ofHours(1)),
                        List.of(
                                received(30, "The pilot starts in October, wish us luck."),
                                sent(30, "I'll bring the figures from last year.")));
            case CLOSE_LOOP ->
                anna(
                        kind,
                        days(3),
                        null,
                        null,
                        List.of(received(3, "Alice, meet Bo; Bo builds the thing you were asking about.")));
            case THANK, CONGRATULATE ->
                anna(kind, days(2), null, null, List.of(received(2, "I am joining the new institute in January.")));
            case CHECK_IN, VALUE_SHARE, GIVE_FIRST, ADVICE ->
                anna(
                        kind,
                        days(94),
                        Duration.ofDays(30),
                        null,
                        List.of(received(94, "The pilot starts in October, wish us luck.")));
            case REVIVE, HELLO ->
                anna(
                        kind,
                        days(800),
                        Duration.ofDays(21),
                        null,
                        List.of(received(800, "It was good to build the first version with you.")));
        };
    }

    static Reminder anna(
            ReminderKind kind,
            Instant since,
            @Nullable Duration usual,
            @Nullable Instant due,
            List<Evidence> evidence) {
        return new Reminder(
                kind,
                rule(kind),
                "<m7@example.org>",
                "work",
                "anna@example.org",
                "Anna Berg",
                "anna@example.org",
                since,
                usual,
                due,
                why(kind),
                "",
                evidence,
                "Survey of the pilot schools",
                "<m7@example.org>",
                "Hi Anna,");
    }

    /// A rule of the book that ships that reminds so.
    static String rule(ReminderKind kind) {
        return switch (kind) {
            case NUDGE -> "mine-unanswered";
            case ANSWER -> "theirs-unanswered";
            case PROMISE -> "promise-mine";
            case THEIR_PROMISE -> "promise-theirs";
            case FOLLOW_UP -> "follow-up-first";
            case CLOSE_LOOP -> "intro-first-reply";
            case MEETING_BRIEF -> "meeting-brief";
            case THANK -> "thanks-due";
            case CONGRATULATE -> "news";
            case CHECK_IN -> "tie-quiet";
            case VALUE_SHARE -> "link-fits";
            case GIVE_FIRST -> "ask-only";
            case PITCH -> "repeated-pitch";
            case REVIVE -> "dormant";
            case HELLO -> "hello-ten";
            case ADVICE -> "one-sided";
            case REMIND_ME -> "remind-me";
        };
    }

    /// What such a rule says of its finding.
    private static String why(ReminderKind kind) {
        return switch (kind) {
            case NUDGE ->
                "this mail has had no answer for 7 working days; nine of ten of their answers come within 2 working"
                        + " days";
            case ANSWER -> "this mail has had no answer for 4 working days; you usually answer within 1 working day";
            case PROMISE -> "you promised this for 21 November; no mail of yours since brings it or goes on there";
            case THEIR_PROMISE ->
                "they promised this for 21 November; no mail of theirs since brings it or goes on there";
            case FOLLOW_UP -> "you have only just come to know each other, and the last word is theirs";
            case CLOSE_LOOP -> "they introduced you to somebody; you have not answered yet";
            case MEETING_BRIEF -> "you meet them at 09:30";
            case THANK -> "they introduced you to somebody, and no mail of yours since says thanks";
            case CONGRATULATE -> "they told you news of theirs, and you have not written since";
            case CHECK_IN -> "quiet for 94 days; you two usually write every 30 days, rarely after more than 60 days";
            case VALUE_SHARE -> "you sent a link about a matter of theirs to two others";
            case GIVE_FIRST -> "your last three mails to them all asked for something";
            case PITCH -> "two mails of yours say nearly the same, and neither has an answer";
            case REVIVE, HELLO -> "you two wrote to each other on 14 days, and not for 2 years";
            case ADVICE -> "nine of ten days with mail between you began with you";
            case REMIND_ME -> "you asked for it";
        };
    }

    static Reminder about(String name, String address, ReminderKind kind) {
        var is = of(kind);
        return new Reminder(
                kind,
                is.rule(),
                is.episode(),
                is.account(),
                address,
                name,
                address,
                is.since(),
                is.usual(),
                is.due(),
                is.why(),
                is.action(),
                is.evidence(),
                is.subject(),
                is.last(),
                "");
    }

    static Evidence sent(int daysAgo, String text) {
        return new Evidence("<m7@example.org>", days(daysAgo), true, text);
    }

    static Evidence received(int daysAgo, String text) {
        return new Evidence("<m7@example.org>", days(daysAgo), false, text);
    }

    static Instant days(int ago) {
        return NOW.minus(Duration.ofDays(ago));
    }
}
