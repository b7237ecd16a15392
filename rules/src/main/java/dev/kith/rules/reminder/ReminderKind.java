package dev.kith.rules.reminder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a reminder reminds of. Each kind has one wording file of its name: `nudge.txt`.
public enum ReminderKind {
    /// My mail has no answer.
    NUDGE,
    /// Their mail has no answer.
    ANSWER,
    /// I said that I would do something.
    PROMISE,
    /// They said that they would.
    THEIR_PROMISE,
    /// After a first exchange or a meeting.
    FOLLOW_UP,
    CLOSE_LOOP,
    MEETING_BRIEF,
    THANK,
    CONGRATULATE,
    CHECK_IN,
    VALUE_SHARE,
    /// The next mail would be one more request: give something first.
    GIVE_FIRST,
    /// The same text went out again without an answer.
    PITCH,
    /// A lively tie that fell silent long ago.
    REVIVE,
    /// The ten people worth a hello when Kith is new.
    HELLO,
    /// A thought on how the user writes, or whom they might write to: the rule's own words say it.
    ADVICE,
    /// A mail the user asked to be reminded of unless somebody answered it.
    REMIND_ME;

    /// As rule books, wording files and the command line spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReminderKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
