package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whom the user has written to for no other reason than to say no: "not interested", "take me off this list". They may
/// ask on as they like; nothing is owed to them (principle 50).
public final class TurnedDown {
    private static final Pattern REFUSAL = Pattern.compile("(?iU)\\b(?:(?:not|no longer) interested|no interest"
            + " in|no,? (?:thanks|thank you)|take (?:me|us) off|remove (?:me|us|my"
            + " (?:name|address|e-?mail))|unsubscribe|stop (?:sending|writing|e-?mailing|contacting)|(?:do"
            + " not|don['\u2019]?t) (?:contact|write|e-?mail|call) (?:to )?(?:me|us)|no more (?:of"
            + " these|e-?mails)|kein(?:e|en|erlei)? (?:interesse|bedarf)|nicht interessiert|(?:nein|nee),?"
            + " danke|(?:nehmen|streichen|löschen|entfernen) sie (?:mich|uns|meine)|abbestell\\w*|austragen|pas"
            + " intéressée?s?|non,? merci|désabonn\\w+|désinscri\\w+|(?:retirez|supprimez)(?:-moi| mon)|no (?:me|nos)"
            + " interesa|geen (?:interesse|belangstelling)|nee,? (?:bedankt|dank je))\\b");

    private TurnedDown() {}

    /// @param past the mail between the two
    public static boolean by(List<Interaction> past) {
        var refused = false;
        for (var i = past.size() - 1; i >= 0; i--) {
            var one = past.get(i);
            if (one.sent() && !one.automatic()) {
                if (!refuses(one)) {
                    return false;
                }
                refused = true;
            }
        }
        return refused;
    }

    /// Is a refusal all there is, without a question, an offer or a promise?
    private static boolean refuses(Interaction one) {
        return Stream.concat(one.evidence().stream(), one.acts().stream().map(Act::sentence))
                        .anyMatch(line -> REFUSAL.matcher(line).find())
                && !one.attachment()
                && one.acts().stream().allMatch(TurnedDown::plain);
    }

    private static boolean plain(Act act) {
        return switch (act.kind()) {
            case THANKS, DECLINE, NEWS, CONGRATULATION, SHARE -> true;
            // "please take me off this list"
            case ASK -> REFUSAL.matcher(act.sentence()).find();
            case QUESTION, MEETING, OFFER, PROMISE, INTRODUCTION -> false;
        };
    }
}
