package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// "No need to reply": who writes so waits for no answer, whatever else the letter asks.
final class Unanswerable {
    private static final String ANSWER = "(?:repl(?:y|ies)|responses?|respond|answers?|write back|get back|react)";

    private static final Pattern SAID =
            Pattern.compile("(?iU)\\b(?:no (?:need|reason|rush at all) (?:for you )?(?:to|for"
                    + " (?:a|an|any)) " + ANSWER + "|no " + ANSWER
                    + " (?:is |are )?(?:needed|necessary|required|expected)|(?:don['\u2019]?t|do"
                    + " not|needn['\u2019]?t|need not|you don['\u2019]t (?:have|need) to|(?:please )?do not feel you"
                    + " (?:have to|must)) (?:bother to |bother |have to |need to )?" + ANSWER
                    + "|(?:antwort\\w*|rückmeldung|zu antworten) (?:ist |wäre |braucht es )?(?:nicht"
                    + " (?:nötig|notwendig|erforderlich)|unnötig)|(?:keine?|nicht nötig,?)(?: zu)?"
                    + " (?:antwort\\w*|rückmeldung)(?: ist)?"
                    + " ?(?:nötig|notwendig|erforderlich)?|(?:musst|brauchst|müssen|brauchen|müsst|braucht)(?: du|"
                    + " sie| ihr)?(?: mir)?(?: darauf| hierauf)?(?: auch)? nicht (?:zu"
                    + " )?antworten|(?:antworten|reagieren) sie (?:bitte )?nicht|(?:müssen|brauchen|musst|brauchst)"
                    + " (?:sie |du )?nichts (?:weiter |mehr )?(?:zu )?(?:tun|unternehmen)|no (?:further )?action (?:is"
                    + " )?(?:needed|required|necessary)|(?:need not|(?:do not|don['\u2019]t) (?:need|have) to) do"
                    + " anything|(?:vous n['\u2019]avez|tu n['\u2019]as) rien à faire|(?:pas besoin|pas la"
                    + " peine|inutile|pas nécessaire) de (?:me |nous )?répondre)\\b");

    /// In some case only, or not to all.
    private static final Pattern UNLESS = Pattern.compile(
            "(?iU)\\b(?:if|unless|until|except|when|before|after|to (?:all|everyone|everybody|the list|this"
                    + " address)|all|from me|from (?:us|him|her|them)|yet|falls|wenn|außer|bevor|allen)\\b");

    /// One of these is in whatever says so: most mails need no other look.
    private static final List<String> STEMS = List.of(
            "repl",
            "respon",
            "answer",
            "back",
            "react",
            "antwort",
            "rückmeld",
            "répondre",
            "nichts",
            "action",
            "anything",
            "rien",
            "reagier");

    private Unanswerable() {}

    /// What is left of what was found: nothing that waits for an answer, where one of the sentences wants none.
    static List<Act> of(List<String> sentences, List<Act> found) {
        if (found.stream().noneMatch(act -> waits(act.kind()))
                || sentences.stream().noneMatch(Unanswerable::says)) {
            return found;
        }
        return found.stream().filter(act -> !waits(act.kind())).toList();
    }

    static boolean says(String sentence) {
        var plain = sentence.toLowerCase(Locale.ROOT);
        return STEMS.stream().anyMatch(plain::contains)
                && SAID.matcher(sentence).find()
                && !UNLESS.matcher(sentence).find();
    }

    static boolean waits(ActKind kind) {
        return switch (kind) {
            case ASK, QUESTION, MEETING -> true;
            case OFFER, PROMISE, THANKS, INTRODUCTION, CONGRATULATION, SHARE, DECLINE, NEWS -> false;
        };
    }
}
