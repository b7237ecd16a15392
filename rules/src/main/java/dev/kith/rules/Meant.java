package dev.kith.rules;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which of the acts found in a mail are meant: sure enough, and no mere form of words. A reminder that is missed is
/// cheaper than one about a courtesy.
final class Meant {
    /// The act model's requests are right in about nine of ten from here on.
    private static final double SURE = 0.75;

    private static final int WORDS_MIN = 3;
    private static final Set<ActKind> EXPECT = Set.of(ActKind.ASK, ActKind.QUESTION, ActKind.MEETING);

    private static final Pattern COURTESY = Pattern.compile("(?i)(let (me|us) know if (you have|you need|you would"
            + " like (any|to be)|you'd like any|there|your|that|things|it)|(any|further|more)"
            + " (questions|comments|concerns)|feel free|do not hesitate|don't hesitate|have a"
            + " (lovely|nice|great|good|pleasant)|happy new year|take care|thank you for your|thanks for your|weren't"
            + " (they|you)|isn't it|aren't they|anyone (else )?(with|have|know)|has anyone|does anyone)");

    private static final Pattern SOCIAL = Pattern.compile(
            "(?i)(\\b(talk|speak|write|chat) (to|with) (you|ya|u)\\b|\\b(talk|see|meet|catch)"
                + " (you|ya|u|y'all)\\b|\\b(we'll|we will) (talk|see|be)\\b|\\bbe (there|out|back|in"
                + " town|around|away|in and out)\\b|\\b(plan|intend|hope|expect|would like) to\\b|\\bi(['\u2019]ll|"
                + " will| 'd| would)? (probably|try)\\b|^if\\b|\\bif (i|things|it|you) |\\bpromise not\\b|\\?\\s*$)");

    private static final Pattern LINK = Pattern.compile("(?i)https?://|\\.(cgi|php|html)\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Meant() {}

    /// What in it expects an answer, the surest first.
    static Optional<Act> expecting(Interaction one) {
        return surest(one, EXPECT, COURTESY);
    }

    static Optional<Act> promise(Interaction one) {
        return surest(one, Set.of(ActKind.PROMISE), SOCIAL);
    }

    private static Optional<Act> surest(Interaction one, Set<ActKind> kinds, Pattern forms) {
        Act best = null;
        for (var act : one.acts()) {
            if (kinds.contains(act.kind())
                    && act.probability() >= SURE
                    && (best == null || act.probability() > best.probability())
                    && says(act.sentence())
                    && !forms.matcher(act.sentence()).find()) {
                best = act;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean says(String sentence) {
        return SPACE.splitAsStream(sentence.strip()).limit(WORDS_MIN).count() >= WORDS_MIN
                && !LINK.matcher(sentence).find();
    }
}
