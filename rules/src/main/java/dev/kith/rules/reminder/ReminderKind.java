package dev.kith.rules.reminder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a reminder reminds of. Each kind has one wording file of its name: `unanswered-by-them.txt`.
public enum ReminderKind {
    UNANSWERED_BY_THEM(true),
    UNANSWERED_BY_ME(true),
    PROMISE(true),
    FOLLOW_UP(true),
    MET(true),
    CLOSE_LOOP(true),
    MEETING_BRIEF(true),
    REMIND_ME(true),
    THANK(false),
    CONGRATULATE(false),
    CHECK_IN(false),
    VALUE_SHARE(false),
    DORMANT(false),
    HELLO(false);

    private final boolean single;

    ReminderKind(boolean single) {
        this.single = single;
    }

    /// What is owed or due comes as a mail of its own; the rest waits for the weekly digest.
    public boolean single() {
        return single;
    }

    /// As rule books, wording files and the command line spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReminderKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
