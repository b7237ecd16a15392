package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// "No need to reply": who writes so waits for no answer, whatever else the letter asks.
final class Unanswerable {
    private static final String ANSWER =
            "(?:repl(?:y|ies)|responses?|respond|answers?|(?:write|e-?mail|text|message)(?: me| us)? back"
                    + "|get back|react)";

    private static final String REPLYING = "(?:replying|responding|answering|writing back|getting back)";

    private static final String ENGLISH =
            "no (?:need|reason|rush at all) (?:for you )?(?:to|for (?:a|an|any)) " + ANSWER
                    + "|no " + ANSWER + " (?:is |are )?(?:needed|necessary|required|expected)"
                    + "|(?:don['\u2019]?t|do not|needn['\u2019]?t|need not|you don['\u2019]t (?:have|need) to"
                    + "|(?:don['\u2019]?t|do not) feel (?:you (?:have to|must)|(?:obliged|obligated) to))"
                    + " (?:bother to |bother |have to |need to )?" + ANSWER
                    + "|(?:don['\u2019]?t|do not) (?:worry about|bother) " + REPLYING
                    + "|no (?:further )?action (?:is )?(?:needed|required|necessary)"
                    + "|(?:need not|(?:do not|don['\u2019]t) (?:need|have) to) do anything";

    private static final String GERMAN = "(?:antwort\\w*|rückmeldung|zu antworten) (?:ist |wäre |braucht es )?(?:nicht"
            + " (?:nötig|notwendig|erforderlich)|unnötig|erübrigt sich)"
            + "|keine (?:antwort|rückmeldung)(?: ist)? (?:nötig|notwendig|erforderlich)"
            + "|nicht nötig,? (?:mir )?zu antworten"
            + "|(?:musst|brauchst|müssen|brauchen|müsst|braucht)(?: du| sie| ihr)?(?: mir)?(?: darauf| hierauf)?"
            + "(?: auch)? nicht (?:(?:zu )?antworten|zurück(?:zu)?schreiben)"
            + "|(?:antworten|reagieren) sie (?:bitte )?nicht"
            + "|(?:müssen|brauchen|musst|brauchst) (?:sie |du )?nichts (?:weiter |mehr )?(?:zu )?(?:tun|unternehmen)";

    private static final String FRENCH = "(?:vous n['\u2019]avez|tu n['\u2019]as) rien à faire"
            + "|(?:pas besoin|pas la peine|inutile|pas nécessaire|pas obligée?s?) de (?:me |nous |m['\u2019]y )?"
            + "(?:répondre|réponse)|(?:n['\u2019]as|n['\u2019]avez) pas à (?:me |nous )?répondre"
            + "|(?:aucune|pas de) réponse (?:n['\u2019]est )?(?:nécessaire|attendue)";

    /// Spanish and Italian.
    private static final String SOUTHERN = "no (?:hace falta|es necesario|hay necesidad de|tienes? (?:por )?qu[eé]"
            + "|necesitas?|te molestes en)(?: que)?(?: me| nos)? (?:contest|respond)\\w*"
            + "|no (?:hace falta|es necesaria) (?:ninguna )?respuesta"
            + "|non (?:serve|occorre|è necessari[oa]|c['\u2019]è bisogno|devi|deve|dovete|stare a)"
            + "(?: di| che(?: tu| lei| voi)?)?(?: mi| ci)? (?:rispond|rispost)\\w*"
            + "|nessuna risposta (?:è )?necessaria";

    private static final String DUTCH =
            "hoeft?(?: je| u| jullie)? (?:mij |me )?(?:hier |daar )?niet (?:op )?(?:terug )?te"
                    + " (?:antwoorden|reageren|schrijven|mailen)|(?:antwoorden|reageren|terugschrijven) hoeft niet"
                    + "|geen (?:antwoord|reactie) (?:is )?nodig|(?:antwoord|reactie) is niet nodig";

    private static final Pattern SAID =
            Pattern.compile("(?iU)\\b(?:" + String.join("|", ENGLISH, GERMAN, FRENCH, SOUTHERN, DUTCH) + ")\\b");

    /// In some case only, or not to all; "tell me when we see each other" is no case.
    private static final Pattern UNLESS = Pattern.compile("(?iU)\\b(?:if|unless|until|except|before|after"
            + "|when(?! (?:we|i)(?:['\u2019]re| are| both)?(?: next)? (?:see|meet|speak|talk|catch|come|get|visit)\\b)"
            + "|to (?:all|everyone|everybody|the list|this address)|all|from me|from (?:us|him|her|them)|yet"
            + "|falls|wenn(?! wir uns\\b)|außer|bevor|allen"
            + "|si|sauf|avant|jusqu['\u2019]\\w+|tant que|à tous|quand(?! (?:on se|nous nous)\\b)"
            + "|salvo|a menos|antes|hasta|a todos|cuando(?! nos\\b)"
            + "|(?<!\\b(?:on|que) )se|tranne|a meno|prima|fino|a tutti|quando(?! ci\\b)"
            + "|als(?! we\\b)|tenzij|voor|totdat|aan allen)\\b");

    /// One of these is in whatever says so: most mails need no other look.
    private static final List<String> STEMS = List.of(
            "repl",
            "respon",
            "answer",
            "back",
            "react",
            "antwort",
            "rückmeld",
            "schreib",
            "répon",
            "nichts",
            "action",
            "anything",
            "rien",
            "reagier",
            "contest",
            "respuesta",
            "rispo",
            "hoef",
            "nodig");

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
