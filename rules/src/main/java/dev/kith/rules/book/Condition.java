package dev.kith.rules.book;

import dev.kith.rules.yaml.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule asks for: a closed set. A rule has one occasion, which says what is open and since when, and any number
/// of filters.
public sealed interface Condition {
    /// What a rule is about: it finds something open, or a silence.
    sealed interface Occasion extends Condition {
        /// Does it rest on silence alone? Such rules end where the user talks elsewhere.
        default boolean silence() {
            return false;
        }

        /// How long after the last mail between the two it can still find something; null: for ever.
        default @Nullable Period reach() {
            return null;
        }
    }

    /// What must hold besides.
    sealed interface Filter extends Condition {}

    @Field("Somebody's mail that expects an answer has none.")
    record Unanswered(
            @Field("Who did not answer: them or me.") By by,

            @Field("Wait at least this long; always at least the usual time of the one who answers.")
            Period after,

            @Field(value = "Forget it when it is older.", otherwise = "60d")
            Period within,

            @Field(value = "How often to nudge, at the most.", otherwise = "2")
            int nudges,

            @Field(
                    value = "Only mails of so many own words at most: in a long one a question is a point.",
                    otherwise = "150")
            int words,

            @Field(
                    value = "Where only who asks has ever written: any mail of theirs, or only a letter to one person"
                            + " alone, on no list and like no other, that asks for what comes back.",
                    otherwise = "any")
            OneWay oneWay)
            implements Occasion {
        @Override
        public Period reach() {
            return within;
        }
    }

    @Field("No contact for longer than their cadence, their own rhythm, or a fixed time.")
    record Silence(
            @Field("What it is measured by.") Measure over,

            @Field(value = "Never sooner than this.", otherwise = "14d")
            Period atLeast,

            @Field(value = "No longer than this.", otherwise = "20y")
            Period within,

            @Field(
                    value = "Only where the last mail between the two, with so many at most, leaves a question, a"
                            + " request, an offer or a promise open; 0: anywhere.",
                    otherwise = "0")
            int openTo)
            implements Occasion {
        @Override
        public boolean silence() {
            return true;
        }
    }

    @Field("A promise in mail that was not kept in mail yet: somebody undertakes a deed that can be seen done towards"
            + " the reader, with no 'we', condition or doubt, and has neither written on there since nor sent what"
            + " may be it.")
    record Promise(
            @Field("Whose promise it is: me or them.") By by,

            @Field("Said on the day it is due; without a day, this long after it was given.")
            Period undated,

            @Field(value = "Said only this long after the day it is due.", otherwise = "0d")
            Period grace,

            @Field(value = "Forget it when it was given longer ago.", otherwise = "60d")
            Period within)
            implements Occasion {
        @Override
        public Period reach() {
            return within;
        }
    }

    @Field("Something began: a first exchange, a meeting, and I have not written since.")
    record Event(
            @Field("What began.") Beginning kind,
            @Field("From when after it on.") Period from,
            @Field("Until when after it.") Period until)
            implements Occasion {}

    @Field("An introduction has come to a halt.")
    record Introduction(
            @Field("Which part the user has in it.") Role role,
            @Field("The step that has not been taken.") Stage stage,
            @Field("How long after the step before.") Period after,

            @Field("How long after the introduction it is forgotten.")
            Period within)
            implements Occasion {}

    @Field("They helped, and no mail of mine since says thanks.")
    record ThanksOwed(
            @Field("How long after.") Period after,
            @Field("Until when after.") Period within) implements Occasion {}

    @Field("A meeting they invited me to, or I them, is near.")
    record Meeting(@Field("How long before it begins.") Period before) implements Occasion {}

    @Field("My last mails to them were all asks, with no give between.")
    record AsksInARow(@Field("How many.") int count) implements Occasion {}

    @Field("My very first mail to them asked for something and gave nothing.")
    record FirstAsk(
            @Field("Until when after it.") Period within,

            @Field(value = "Any, or only one that costs hours, pages or money.", otherwise = "any")
            Size size)
            implements Occasion {}

    @Field("My very first mail to them is long.")
    record LongFirstMail(
            @Field("More own words than this.") int words,
            @Field("Until when after it.") Period within) implements Occasion {}

    @Field("I asked again while an earlier request of mine to them is open.")
    record AskUponAsk(
            @Field("The two lie no further apart than this.")
            Period apart,

            @Field("Until when after it.") Period within)
            implements Occasion {}

    @Field("I asked to be introduced and did not say what for.")
    record IntroRequest(@Field("Until when after it.") Period within) implements Occasion {}

    @Field("First mails with a request to many, within a short time.")
    record ColdAsks(
            @Field("To so many persons or more.") int people,
            @Field("Within this time.") Period within) implements Occasion {}

    @Field("I wrote to them often and gave nothing.")
    record NoGive(
            @Field("So many mails or more.") int mails,
            @Field("Within this time.") Period within) implements Occasion {}

    @Field("They said what they need, and a mail of somebody else's offers something like it.")
    record NeedMet(
            @Field("So many telling words in common.") int words,

            @Field("How long ago they said it, at the most.")
            Period within)
            implements Occasion {}

    @Field("A link in recent mail fits what we two write about; only between persons who share a mail already.")
    record LinkFits(
            @Field("So many telling words in common.") int words,
            @Field("How recent.") Period within) implements Occasion {}

    @Field("They and somebody else write with me about the same; the two share an old mail and no recent one.")
    record SameTopic(
            @Field("So many telling words in common.") int words,
            @Field("No mail with both for so long.") Period apart) implements Occasion {}

    @Field("More persons than this have a tag with a cadence; about the one with the weakest tie.")
    record TooManyTagged(int value) implements Occasion {}

    @Field("Questions of one were answered by the other, time and again.")
    record Advice(
            @Field("Who gave it: them or me.") By by,
            @Field("In so many conversations.") int times,
            @Field("Within this time.") Period within)
            implements Occasion {}

    @Field("The season's greetings went between us in another year, and not yet in this.")
    record Season(
            @Field("The month it begins in, 1 to 12.") int month,
            @Field("The day it begins on.") int day,
            @Field("How long it lasts.") Period lasts)
            implements Occasion {
        public Season {
            java.time.MonthDay.of(month, day);
        }
    }

    @Field("I told others news of mine, and not them.")
    record OwnNews(@Field("Until when after it.") Period within) implements Occasion {}

    @Field("We have written on many days and never met: no invitation, and you told of no meeting.")
    record NeverMet(@Field("Days with contact, at least.") int days) implements Occasion {}

    @Field("A mail of mine says nearly the same as one before that had no answer.")
    record Repeated(@Field("Until when after it.") Period within) implements Occasion {}

    @Field("Mails to many, one by one, say nearly the same.")
    record MassMail(
            @Field("To so many persons or more.") int people,
            @Field("Within this time.") Period within) implements Occasion {}

    @Field("They told some news of theirs, and I have not said a word to it.")
    record News(@Field("Until when after it.") Period within) implements Occasion {}

    @Field("One of us began all of the last conversations.")
    record OneSided(@Field("How many conversations.") int conversations) implements Occasion {}

    @Field("Written by a human being, not by a list or a machine.")
    record Human(boolean value) implements Filter {}

    @Field("Each has written to the other.")
    record TwoWay(boolean value) implements Filter {}

    @Field("The person has one of these tags.")
    record Tag(List<String> value) implements Filter {}

    @Field("The person has a cadence: their own or a tag's.")
    record HasCadence(boolean value) implements Filter {}

    @Field("Days with contact so far.")
    record ContactDays(
            @Field("At least so many.") @Nullable Integer atLeast,
            @Field("At most so many.") @Nullable Integer atMost) implements Filter {}

    @Field("How long ago the first contact was.")
    record Known(@Field("At least so long.") Period over) implements Filter {}

    @Field(value = "The chance that contact resumes by itself within 30 days.", key = "p_resume_30d")
    record Resume(
            @Field("Below this.") @Nullable Double below,
            @Field("At least this.") @Nullable Double over) implements Filter {}

    @Field("The share of their gaps that are shorter than this silence.")
    record Unusual(@Field("At least this, 0 to 1.") double over) implements Filter {}

    @Field("The smaller part of the days with contact that either wrote on, as a share: 0.5 is even.")
    record Balance(@Field("At least this, 0 to 0.5.") double over) implements Filter {}

    @Field("What the two have in common: conversations, and months, in which both wrote.")
    record Shared(
            @Field("At least so many conversations.") int conversations,

            @Field(value = "In at least so many months.", otherwise = "1")
            int months)
            implements Filter {}

    @Field("Days with contact, each worth half after a year: what lasts between the two.")
    record Lasting(@Field("At least this.") double over) implements Filter {}

    @Field("Most contacts sit in one place (a mail domain that is not a free-mail one), and this person does not.")
    record OutsideCircle(
            @Field("The place's share of all contacts is over this.")
            double shareOver) implements Filter {}

    @Field("A question or request between the two is open.")
    record AskOpen(boolean value) implements Filter {}

    enum By {
        THEM,
        ME
    }

    enum OneWay {
        ANY,
        /// To one person alone, and for them alone.
        LETTER
    }

    enum Measure {
        CADENCE,
        RHYTHM,
        FIXED
    }

    enum Size {
        ANY,
        /// Hours, pages or money.
        BIG
    }

    enum Beginning {
        /// They answered for the first time.
        FIRST_TWO_WAY,
        /// A meeting that an invitation named, or that the user told of.
        MET
    }

    enum Role {
        INTRODUCED,
        INTRODUCER
    }

    enum Stage {
        FIRST_REPLY,
        NEXT_STEPS,
        OUTCOME
    }
}
