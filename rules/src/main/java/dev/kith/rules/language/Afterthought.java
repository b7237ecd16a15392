package dev.kith.rules.language;

import dev.kith.indexer.history.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a mail only adds to the one that its writer has just sent: "And are nuts allowed?", "PS: the blue one". It
/// neither answers nor takes back what was asked before it.
public final class Afterthought {
    /// Who sits at the keyboard still.
    private static final Duration SITTING = Duration.ofHours(1);

    private static final int WORDS_MAX = 40;

    private static final Pattern ADDS = Pattern.compile(
            "(?iU)^\\W{0,9}+(?:(?:oh|ah|ach|ah?ja|ps|sorry|perdón|pardon|scusa|o)\\W{1,5}+)?(?:and|also|plus|ps|p\\.s|forgot"
                + " to (?:say|add|ask|mention)|one more(?: thing)?|another thing|und|außerdem|ach ja|noch"
                + " (?:was|etwas|eins|eine \\w+)|nachtrag|et|aussi|au fait|j['\u2019]oubliais|y|además|también|se me"
                + " olvidaba|otra cosa|e|anche|inoltre|dimenticavo|un['\u2019]altra cosa|en|ook|nog (?:iets|een"
                + " \\w+)|vergat)\\b");

    private Afterthought() {}

    /// The mails of one writer in one conversation without what was only added to the one before it.
    public static List<Interaction> without(List<Interaction> mails) {
        var end = mails.size();
        while (end > 1 && adds(mails.get(end - 1), mails.get(end - 2))) {
            end--;
        }
        return mails.subList(0, end);
    }

    /// When the last of what was added to it was written, or it itself.
    public static Instant end(Interaction asked, List<Interaction> past) {
        var last = asked;
        for (var one : past) {
            if (one.date().isAfter(last.date())
                    && one.sent() == asked.sent()
                    && one.conversation().equals(asked.conversation())
                    && adds(one, last)) {
                last = one;
            }
        }
        return last.date();
    }

    private static boolean adds(Interaction one, Interaction before) {
        return one.words() <= WORDS_MAX
                && Duration.between(before.date(), one.date()).compareTo(SITTING) <= 0
                && !Spoken.off(one)
                && one.evidence().stream().anyMatch(line -> ADDS.matcher(line).find());
    }
}
