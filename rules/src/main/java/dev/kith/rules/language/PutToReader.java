package dev.kith.rules.language;

import java.util.regex.Pattern;

/// Which sentences are put to their reader, so that an answer is waited for: "could you ...?", "please send ...", "any
/// thoughts?", and to the user also "may I ...?". Found by reading findings of six mailboxes: what else has a question
/// mark, "why is this needed?", "isn't that the same?", is mostly a point in a debate, and what nobody answers is no
/// news there.
final class PutToReader {
    private static final String NOT = "n['\u2019]?t";

    private static final Pattern YOU = Pattern.compile("(?i)\\b(?:can|could|would|will|do|did|have|are|were|may|might"
            + "|shall)\\s+(?:\\w+\\s+)?(?:you|ya|u)\\b.*\\?");

    /// Typed or dictated in haste, with no question mark: "hi can you ring the school".
    private static final Pattern BARE =
            Pattern.compile("(?i)^\\W*(?:(?:hi|hey|hiya|hello|and|also|so|ok|btw|sorry|quick"
                    + " one)\\W+(?:\\w+\\W+)?){0,2}(?:can|could|would|will) (?:you|u|ya)"
                    + " (?!see\\b|imagine\\b|believe\\b)\\w+|\\b(?:wondering|wondered) (?:if|whether) (?:you|u)\\b"
                    + "|\\bi wonder (?:if|whether) (?:you|u) (?:can|could|might|would)\\b");

    private static final Pattern PLEASE = Pattern.compile("(?i)\\b(?:please|pls|kindly)\\b");

    /// "I'd be grateful for a copy"; not "for your patience".
    private static final String GRATEFUL = "(?:\\bwould|['\u2019]d) (?:\\w+ )?be (?:\\w+ )?(?:(?:grateful|thankful"
            + "|obliged) (?:if (?:you|some(?:one|body))|for (?!(?:\\w+ ){0,2}(?:patience|understanding|support|prayers"
            + "|years|ever)\\b))|(?:glad|delighted) if you (?:could|can|would))";

    private static final Pattern WISH = Pattern.compile("(?i)\\b(?:any|your|what are your) (?:\\w+ )?(?:thoughts?|"
            + "comments?|ideas?|suggestions?|opinions?|updates?|news|objections?|feedback|preference)\\b.*\\?|"
            + "\\blet (?:me|us) know\\b|\\bget back to (?:me|us)\\b|" + GRATEFUL + "|\\bwould (?:\\w+ )?appreciate\\b|"
            + "\\bi need you to\\b|\\bwould like to (?:speak|talk) (?:to|with) you\\b|\\bhow about \\w+ing\\b|"
            + "^\\W*(?:thoughts?|ideas?|opinions?|suggestions?|objections?|preferences?)\\s*\\?|"
            + "^\\W*want to\\b.*\\?|^\\W*(?:send|share|post|try|check|tell|remind)\\b.*\\?|"
            + "\\b(?:send|tell|remind|give) (?:me|us)\\b|\\bwhere do we stand\\b|"
            + "\\b(?:when|how soon) (?:can|could|may|shall|will|would) (?:i|we|it|they|some(?:body|one)|any(?:body|one)"
            + "|one of you)\\b.*\\?|"
            + "\\bis (?:my|our) understanding\\b.*\\?|"
            + "^(?!.*\\bhow\\b).*\\b(?:would|will|does|do)\\b.*\\b(?:work|suit(?: you)?|be (?:ok|okay|fine|possible|"
            + "convenient))(?: for \\w+)?\\s*\\?");

    /// "May I ...?": whoever is asked for leave or for advice is asked.
    private static final Pattern MAY_I =
            Pattern.compile("(?i)\\b(?:should|shall|can|could|may|do|am|must|would) (?:i|we)\\b.*\\?");

    /// "Please find below", "please note": nothing is to come back.
    private static final Pattern TAKE = Pattern.compile("(?i)\\b(?:please|pls|kindly),?"
            + " (?:see|note|find|refer|look|be|bring|don['\u2019]?t|do"
            + " not|always|never|stop|feel|keep|remember|take|bear|ignore|disregard|excuse|forgive|"
            + "accept|join|read|enjoy)\\b");

    private static final Pattern WHY = Pattern.compile("(?i)^\\W*(?:\\w+\\W+){0,3}why\\b");

    /// How a question of fact begins; "was it nice?" and "did it rain?" are asked to be kind.
    private static final Pattern MATTER =
            Pattern.compile("(?i)(?:^|[,;:] |\\band )\\W*(?:is|are|does|do|will|can|may|when|where|which|who|what|how"
                    + " (?:much|many|long|far|big|wide|often|soon|late|old|high|deep))\\b");

    /// "Isn't that ...?", "..., no?", "are you sure ...?", "do you really ...?": a point is made. "Let me
    /// know the price if it changes": nothing is asked yet.
    private static final Pattern POINT = Pattern.compile("(?i)\\b(?:(?:should|could|would|is|are|do|does|did|was|were|"
            + "has|have|had)" + NOT
            + "|can['\u2019]?t|won['\u2019]?t)\\s+(?:we|you|it|they|this|that|there|these|those|i|he|she|the)\\b|[,;-]\\s*(?:no|right|correct|yes|true)\\s*\\?\\W*$|\\b(?:are|were)"
            + " you (?:\\w+ )?(?:sure|aware|serious|kidding|certain)\\b|\\b(?:do|did|have|would|will) (?:you|we)"
            + " (?:really|actually|even|honestly)\\b|\\blet (?:me|us) know (?!if\\b|whether\\b).*\\bif\\b");

    /// "If there is anything I can do, let me know" offers; "if that changes, please tell us" waits for nothing yet.
    private static final Pattern PERHAPS =
            Pattern.compile("(?i)\\bif (?:there(?:['\u2019]s| is| was)|you need|we can|i can) (?:\\w+"
                    + " )?(?:anything|something)\\b|\\banything (?:else )?(?:(?:that|which) )?(?:i|we)"
                    + " (?:can|could|may|might) (?:do|help|offer)\\b|\\bif (?:that|this|it|things?|anything) (?:\\w+"
                    + " )?changes?\\b|\\bif any (?:further|more|other) \\w+ (?:is|are) needed\\b|^\\W*if"
                    + " (?:not|so|yes|no),");

    /// A mark, a star, a word for other customers: nobody waits for it.
    private static final Pattern SURVEY =
            Pattern.compile("(?iU)\\b(?:rate (?:us|your|our|this|the)|(?:leave|write|post) (?:us )?a (?:short |quick"
                    + " )?review|review (?:us|your (?:purchase|order|stay|visit))|(?:take|complete|fill (?:in|out))"
                    + " (?:our|a|this|the) (?:\\w+ )?survey|bewerte\\w* (?:sie|uns|bitte|deine?n?|ihre?n?)|bewertung"
                    + " (?:abgeben|schreiben)|notez-nous|(?:donner|donnez|laisser|laissez) (?:votre|un) avis)\\b");

    /// Words of English that are none in its neighbours.
    private static final Pattern ENGLISH =
            Pattern.compile("(?i)\\b(?:the|to|you|your|is|it|of|and|that|this|we|for|with|"
                + "are|be|have|do|did|what|how|they|there|should|would|could|can|not|from|where|when|why|who|which|any|my|"
                + "our|if|were|had|does|just|those|these|then|here|some)\\b");

    /// Elsewhere a question mark at the end of some words is all that can be seen.
    private static final Pattern QUESTION =
            Pattern.compile("^[^{}()|<>=\\\\/;$*\\[\\]]*\\p{L}{3}[^{}()|<>=\\\\/;$*]*[?" + "\uff1f]\\W*$");

    /// Where a sentence begins, perhaps with a greeting and a name.
    private static final String HASTE = "^\\W*(?:(?:hi|hallo|hey|moin|huhu|na|du|sorry|ach|und|kurze frage|liebe[rs]?"
            + "|salut|coucou|bonjour|et|dis)\\b\\W*(?:\\p{L}+\\W+)??){0,2}";

    /// What somebody else holds, and somebody waits for.
    private static final String NEEDED = "(?:maße|angaben?|unterlagen?|daten|adressen?|nummern?|unterschrift(?:en)?"
            + "|bestätigung(?:en)?|rückmeldung(?:en)?|antwort(?:en)?|belege?|nachweise?|quittung(?:en)?|formulare?"
            + "|kopien?|bescheinigung(?:en)?|vollmacht(?:en)?|zusagen?|infos?|informationen)";

    /// German and French requests that end without a question mark. Written from the language and not from mail.
    private static final Pattern REQUEST = forms(
            "\\bbitte\\b",
            "\\blass(?:t|en sie)? (?:es )?(?:mich|uns)\\b.*\\bwissen\\b",
            "\\b(?:gib|gebt|geben sie|sag|sagt|sagen sie) (?:mir|uns|doch|kurz|bitte)\\b.*\\bbescheid\\b",
            "^\\W*(?:schick|send|mail)(?:e|t|et|en sie)? (?:mir|uns)\\b",
            "\\b(?:ich|wir) (?:brauche|bräuchte)n?\\b.*\\bvon (?:dir|ihnen|euch)\\b",
            // "mir fehlen noch die Maße": what the reader has, and not "mir fehlen die Worte"
            "\\b(?:(?:mir|uns) fehl(?:t|en)|fehl(?:t|en) (?:mir|uns))\\b"
                    + "(?!.*\\bv(?:om|on (?!(?:dir|ihnen|euch)\\b)))(?=.*\\bnoch\\b)"
                    + ".*\\b(?:von (?:dir|ihnen|euch)|\\w*" + NEEDED + ")\\b",
            "\\bveuillez\\b|\\bs['\u2019]il (?:te|vous) pla[iî]t\\b",
            "\\bmerci de (?:me|nous|bien|m['\u2019]\\w+)\\b",
            "\\b(?:dis|dites|envoie|envoyez|donne|donnez|rappelle|rappelez)-(?:moi|nous)\\b",
            // typed in haste: "hallo alice nimmst du mich montag mit", "coucou peux tu me dire"
            HASTE
                    + "(?:(?!(?:hast|bist|wirst|warst|siehst|weißt)\\b)\\w{2,}st"
                    + " du|(?:könnt|könntet|würdet|habt|wollt|seid) ihr|(?:können|könnten|würden|haben|wollen)"
                    + " sie)\\b",
            HASTE
                    + "(?:est[- ]ce que )?(?:(?:tu|vous) (?:peux|pourrais|pouvez|pourriez)"
                    + " (?:me|nous|m['\u2019]\\w+)|(?:peux|pourrais|aurais|veux)[-"
                    + " ]tu|(?:pouvez|pourriez|auriez|voulez)[- ]vous)\\b");

    /// Nothing is to come back, or nothing yet: "bitte beachten Sie", "bitte sehr", "falls Sie Fragen haben".
    private static final Pattern NOTHING = forms(
            "\\bbitte (?:beacht|sieh|find|entschuldig|verzeih|nicht|keine|wunder|denk|merk|vergiss|vergess)\\w*",
            "\\b(?:bring|bringt|bringen sie) (?:bitte|doch|auch)\\b|\\bbitte bring(?:t|en sie)?\\b",
            "^\\W*(?:haben sie|hast du|habt ihr) (?:\\w+ )?fragen\\b|\\bfalls\\b.*\\bverhindert\\b",
            "\\bsollte[nst]* (?:sie|du|ihr)\\b.*\\b(?:verhindert|krank|absagen)\\b",
            "\\bbitte (?:nimm|nehmen|les|lies|schön|sehr|gern|wend|zöger)\\w*",
            "\\b(?:entschuldig\\w*|verzeih\\w*|danke?),? bitte\\b|\\bwie bitte\\b|\\bbei fragen\\b",
            "\\b(?:falls|wenn|sofern|sollten) (?:\\w+ ){0,4}(?:fragen|hilfe|etwas|sich|noch was)\\b",
            "\\bveuillez (?:trouver|noter|agréer|recevoir|excuser|accepter|croire)\\b",
            "\\bsi vous avez\\b|\\bn['\u2019]hésit");

    /// "..., oder?", "..., nicht wahr?", "..., ja?": a point is made, or a word softened.
    private static final Pattern TAG = Pattern.compile(
            "(?iU)(?:\\b(?:oder|nicht wahr|gell|stimmt['\u2019]?s|n['\u2019]est-ce pas)|,\\s*(?:¿\\s*)?(?:ja|ne|nein"
                    + "|hein|non|no|sí|verdad|vale|eh|vero|toch|hè|hoor|niet))\\s*\\?\\W*$");

    /// Dutch has "of", "is", "we" and "had" as well.
    private static final Pattern DUTCH = Pattern.compile(
            "(?iU)\\b(?:ik|je|jij|jullie|het|een|niet|voor|zijn|wij|kun|kunt"
                + "|zou|wilt|mij|jou|ook|naar|deze|welke|heb|hebt|heeft|graag|lukt|gaat|komt|krijg|krijgen|nodig)\\b");

    private PutToReader() {}

    /// Is it English, as far as its small words tell?
    static boolean english(String sentence) {
        return ENGLISH.matcher(sentence).find() && !dutch(sentence);
    }

    static boolean dutch(String sentence) {
        return DUTCH.matcher(sentence).find();
    }

    private static Pattern forms(String... forms) {
        return Pattern.compile("(?iU)" + String.join("|", forms));
    }

    /// Is it a question at least, and no point? "Are dogs allowed in the flat?"
    static boolean plain(String sentence, boolean toUser) {
        return QUESTION.matcher(sentence).matches()
                && MATTER.matcher(sentence).find()
                && !POINT.matcher(sentence).find()
                && !PERHAPS.matcher(sentence).find()
                && !WHY.matcher(sentence).find()
                && !(toUser && SURVEY.matcher(sentence).find());
    }

    /// @param sentence one that the act model takes for a request or a question
    /// @param toUser it was written to the user, not by the user
    static boolean put(String sentence, boolean toUser) {
        if (toUser && SURVEY.matcher(sentence).find()) {
            return false;
        }
        if (!english(sentence)) {
            return (QUESTION.matcher(sentence).matches()
                            || REQUEST.matcher(sentence).find())
                    && !NOTHING.matcher(sentence).find()
                    && !TAG.matcher(sentence).find();
        }
        if (TAKE.matcher(sentence).find()
                || POINT.matcher(sentence).find()
                || PERHAPS.matcher(sentence).find()) {
            return false;
        }
        return PLEASE.matcher(sentence).find()
                || !WHY.matcher(sentence).find()
                        && (YOU.matcher(sentence).find()
                                || WISH.matcher(sentence).find()
                                || toUser && MAY_I.matcher(sentence).find()
                                || BARE.matcher(sentence).find());
    }
}
