package dev.kith.rules.book;

import dev.kith.rules.yaml.Field;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One rule of the book: when it holds (an occasion and filters) and what is then sent.
public record Rule(
        @Field("One word with hyphens: its name in findings, words and tests.")
        String id,

        @Field("Whether it is judged.") boolean on,
        @Field("What it is for, and why it is on or off.") String reason,
        @Field("Rows of the principles it makes real.") List<String> principles,

        @Field("One occasion and any number of filters; all must hold.")
        List<Condition> when,

        @Field(value = "It must stay true this long before it fires.", key = "for", otherwise = "0d")
        Period holds,

        @Field("What is proposed, and how it is told.") Action action) {
    public Rule {
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("\"" + id + "\" is no id: lower-case words joined by hyphens");
        }
        if (when.stream().filter(Condition.Occasion.class::isInstance).count() != 1) {
            throw new IllegalArgumentException("Rule " + id + " needs exactly one occasion under \"when\"");
        }
        principles = List.copyOf(principles);
        when = List.copyOf(when);
    }

    public Condition.Occasion occasion() {
        return when.stream()
                .filter(Condition.Occasion.class::isInstance)
                .map(Condition.Occasion.class::cast)
                .findFirst()
                .orElseThrow();
    }

    public List<Condition.Filter> filters() {
        return when.stream()
                .filter(Condition.Filter.class::isInstance)
                .map(Condition.Filter.class::cast)
                .toList();
    }

    /// @param step the small step, one sentence
    public record Action(
            @Field("The kind of reminder.") Remind remind,

            @Field("A mail of its own, or a place in the digest.")
            Way delivery,

            @Field("What is owed comes before who is silent.")
            Priority priority,

            @Field("The small step, one sentence.") String step,

            @Field(value = "Not told any more this long after it was due.", otherwise = "21d")
            Period expires,

            @Field(value = "How often in all this rule may name one person.", otherwise = "12")
            int cap,

            @Field(value = "After so many in a row without a word to them the tie may rest.", otherwise = "2")
            int ignored,

            @Field("How many persons this rule may name in a time, the weightiest first.") @Nullable
            AtMost atMost,

            @Field("A finding of these rules about the same person takes its place.")
            List<String> yieldsTo) {
        public Action {
            yieldsTo = List.copyOf(yieldsTo);
        }
    }

    public enum Way {
        SINGLE,
        DIGEST
    }

    /// In the order in which they are told.
    public enum Priority {
        UNANSWERED,
        OWED,
        TIMELY,
        TIE,
        IDEA
    }

    /// The kind of reminder; each has its wording under the same name.
    public enum Remind {
        NUDGE,
        ANSWER,
        PROMISE,
        FOLLOW_UP,
        CLOSE_LOOP,
        MEETING_BRIEF,
        THANK,
        CONGRATULATE,
        CHECK_IN,
        VALUE_SHARE,
        GIVE_FIRST,
        PITCH,
        REVIVE,
        HELLO,
        ADVICE;

        /// As the rule book and the wording spell it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param count persons
    public record AtMost(
            @Field("Persons.") int count,
            @Field("In this time.") Period every) {}
}
