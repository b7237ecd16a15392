package dev.kith.rules.language;

import java.util.regex.Pattern;

/// "The second, please": in an answer that is the choice made between what was offered, and no request. What
/// is named is one of several by its place, its size, its day; "your address, please" and "the second chapter
/// by Friday, please" ask. Written from the languages and not from mail.
final class Chosen {
    private static final String LEAD =
            "(?:^\\W{0,9}+|[,;:.!\u2013-]\\s*+)(?:(?:(?:i|we)(?:['\u2019]d| would)(?: rather| like| prefer| love)?(?:"
                    + " have| take)?|(?:i|we)(?:['\u2019]ll| will)"
                    + " (?:have|take)|then|rather|preferably|just|oh|ok|so|(?:for|with)"
                    + " (?:me|us)|lieber|dann|also|plutôt|alors|entonces|mejor|meglio|allora|liever|dan)\\W++){0,3}";

    private static final String ENGLISH =
            "(?:(?:the|an?|on|at|in|option|on the|for the) )?(?:first|second|third|fourth|fifth"
                + "|last|latter|former|other|(?:(?:ear|smal|simp)l|lat|bigg|larg|cheap|long|short|quick)(?:i?er|est|iest)"
                + "|both|either|neither|all|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|[a-d]\\b|\\d{1,2}(?:[:.]\\d\\d)?(?:"
                + " ?[ap]m)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\\w+ )?ones?)(?:"
                + " (?:one|option|date|day|week|weekend|slot|time|train|flight|boat|ferry|bus|size|version|room|table|seat|morning|afternoon|evening|night|o['\u2019]clock|of"
                + " (?:the )?(?:two|three|them|it)))?(?: (?:in|at|on) (?:the )?\\w+)?";

    private static final String GERMAN =
            "(?:(?:de[nrm]|die|das|am|um|gern|gerne) ){0,2}(?:(?:(?:ers|zwei|drit|vier|fünf|letz"
                + ")te|andere|spätere|frühere|größere|kleinere|günstigere|kürzere|längere|rote|blaue|grüne|gelbe|weiße|schwarze)[nrs]?|beide[ns]?|alle"
                + " beide|eins|zwei|drei|(?:mon|diens|donners|frei|sams|sonn)tag\\w*|mittwoch\\w*|\\d{1,2})(?:"
                + " (?:termin|zug|woche|wochenende|tag|option|variante|möglichkeit|uhr|zimmer|tisch|platz))?";

    private static final String FRENCH = "(?:(?:le|la|les|à)"
        + " )?(?:premi(?:er|ère)|deuxième|seconde?|troisième|derni(?:er|ère)|(?:l['\u2019])?autre|deux|celu?i?(?:le)?-(?:ci|là)|plus"
        + " (?:petit|grand|tard|tôt)e?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\\d{1,2}(?: ?h\\d*)?)";

    private static final String SPANISH =
            "(?:(?:el|la|los|las|a las) )?(?:primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|otr[oa]|dos|amb[oa]s|más"
                    + " (?:pequeñ[oa]|grande|tarde)|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\\d{1,2})";

    private static final String ITALIAN = "(?:(?:il|la|i|le|l['\u2019]|alle)"
            + " ?)?(?:prim[oa]|second[oa]|terz[oa]|ultim[oa]|altr[oa]|entramb[ie]|tutt[ei] e due|più"
            + " (?:piccol[oa]|grande|tardi)|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|\\d{1,2})";

    private static final String DUTCH =
            "(?:(?:de|het|om) )?(?:eerste|tweede|derde|laatste|andere|allebei|beide|kleinere|grotere"
                    + "|latere|vroegere|(?:maan|dins|woens|donder|vrij|zater|zon)dag\\w*|\\d{1,2})";

    private static final String PLEASE =
            ",? ?(?:please|pls|bitte|s['\u2019]il (?:te|vous) pla[iî]t|svp|stp|por favor|per"
                    + " (?:favore|piacere|cortesia)|graag|alsjeblieft|alstublieft|aub)";

    private static final String FOR = "(?: (?:for|with|für|mit|pour|para|per|voor) (?:me|us|the two of us|both of"
            + " us|mich|uns|moi|nous|mí|noi|mij|ons))?";

    private static final String THANKS =
            "(?:\\W{1,3}(?:and |und |et |y |e |en )?(?:thanks|thank you|danke|merci|gracias|grazie|bedankt))?";

    private static final Pattern CHOSEN = Pattern.compile("(?iU)" + LEAD + "(?:" + ENGLISH + "|" + GERMAN + "|" + FRENCH
            + "|" + SPANISH + "|" + ITALIAN + "|" + DUTCH + ")" + FOR + PLEASE + THANKS + "\\W{0,9}+$");

    private Chosen() {}

    /// What stands before the choice, or the whole sentence where none is made; what is left is judged alone.
    static String before(String sentence) {
        var chosen = CHOSEN.matcher(sentence);
        return chosen.find() ? sentence.substring(0, chosen.start()) : sentence;
    }
}
