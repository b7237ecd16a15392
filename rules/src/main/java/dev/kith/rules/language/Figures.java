package dev.kith.rules.language;

import java.util.regex.Pattern;

/// Questions that praise, thank or are content, in six languages: "what would I do without you?", "wie machst
/// du das nur immer?", "que demander de plus ?", "come fai a essere sempre così brava?". Nobody answers them.
/// A figure is its whole clause: what is asked beside it is asked. Written from the languages and not from
/// mail.
final class Figures {
    /// Where a clause begins, perhaps with a word that leads over. Gives nothing back: a stranger's line may
    /// be long.
    private static final String LEAD =
            "(?:^[^\\p{L}]{0,9}+|[,;:.!\u2013-][\\s¿]*+)(?:(?:and|but|so|well|oh|ah|ach|ja|na"
                    + "|und|aber|mais|et|pero|y|ma|e|maar|en|thanks|danke|merci|gracias|grazie)\\W++){0,3}";

    /// To the end of the question: no other clause.
    private static final String END = "\\b[^?,;:]{0,60}+\\?";

    private static final String SO = "(?:so|such|all|everything)\\b";

    private static final String ENGLISH = any(
            "what (?:would|could|should|will|did) (?:i|we) (?:ever )?do without",
            "(?:what|where) would (?:i|we) (?:ever )?have (?:done|been|gone) without",
            "where would (?:i|we) be without",
            "how (?:did|do) (?:i|we) (?:get|become|deserve|end up) so lucky|how lucky (?:am i|are we)",
            "how do you (?:always|ever|manage to) (?:\\w+ ){1,3}" + SO,
            "how (?:can|could) (?:any(?:one|body)|some(?:one|body)|a person|one|you) be so"
                    + " (?:kind|nice|sweet|good|clever|lovely|generous|thoughtful|patient|brave|lucky|talented)",
            "what more (?:could|can) (?:one|anyone|anybody|we|i|you|a \\w+)(?: possibly)? (?:ask for|want|wish for)",
            "who (?:could|can|would) (?:ever )?(?:say no|refuse|resist|complain|ask for more|want more)",
            "who does(?:n['\u2019]t| not) (?:love|like|want)",
            "how (?:cool|great|nice|lovely|sweet|awesome|amazing|cute|funny|crazy|lucky|beautiful|clever|wonderful) is"
                    + " (?:that|this|he|she|it)",
            "is(?:n['\u2019]t| not) (?:life|that|this|he|she) (?:just )?(?:good|great|lovely|wonderful|beautiful|sweet"
                    + "|grand|nice|amazing|something)",
            "what['\u2019]s not to (?:like|love)|need i say more");

    private static final String GERMAN = any(
            "wie (?:machst|schaffst|kriegst|bekommst|machen|schaffen) (?:du|ihr|sie) (?:das|es) (?:\\w+ ){0,2}"
                    + "(?:nur|bloß|immer)",
            "was (?:würde|täte|mache?|sollte|würden|täten|machen|sollten) (?:ich|wir) (?:\\w+ ){0,2}ohne"
                    + " (?:dich|euch|sie)",
            "(?:was|wo) (?:hätten?|wären?) (?:ich|wir) (?:\\w+ ){0,2}ohne (?:dich|euch|sie)",
            "was will (?:man|frau) (?:\\w+ ){0,2}mehr",
            "was (?:gibt|kann) es (?:\\w+ )?(?:schöneres|besseres)|gibt es (?:et)?was (?:schöneres|besseres)",
            "wie kann (?:man|jemand|ein mensch) (?:\\w+ ){0,2}so \\w+ sein",
            "wie (?:toll|cool|schön|lieb|süß|lustig|geil|nett|krass|verrückt|großartig|niedlich) (?:ist|sind|bist)"
                    + " (?:das|er|sie|es|der|die|du) (?:denn|bitte)",
            "wer (?:kann|könnte|sagt) da (?:\\w+ ){0,2}(?:nein|widerstehen)",
            "womit habe? ich (?:das|dich|euch|sie) verdient");

    private static final String FRENCH = any(
            "(?:que|quoi) (?:demander|vouloir|dire|désirer|souhaiter|espérer)(?: \\w+)? de (?:plus|mieux)",
            "que (?:ferais|deviendrais|serais)[- ]je (?:\\w+ )?sans|que (?:ferions|deviendrions)[- ]nous (?:\\w+"
                    + " )?sans",
            "qu['\u2019](?:aurais[- ]je|aurions[- ]nous|aurait[- ]on) (?:\\w+ )?(?:fait|été) sans",
            "qu['\u2019]est-ce (?:que j['\u2019]aurais|qu['\u2019]on aurait|que nous aurions) (?:\\w+ )?fait sans",
            "qu['\u2019]est-ce (?:que je|qu['\u2019]on) (?:ferais|ferait|deviendrais) sans",
            "comment (?:fais[- ]tu|tu fais|faites[- ]vous|vous faites) pour (?:être|avoir|rester|trouver|penser)\\b"
                    + "[^?,;]{0,20}\\b(?:toujours|aussi|si|tant|tout)",
            "(?:elle (?:n['\u2019])?|c['\u2019])est pas (?:belle|beau|génial|magnifique),? (?:la vie|ça)",
            "comment (?:(?:pourrais-je|pourrait-on|peut-on) )?(?:vous |te |[tl]['\u2019])?(?:oublier|résister|refuser)",
            "quoi de (?:plus (?:beau|naturel|normal|simple|doux)|mieux)",
            "qui (?:pourrait|peut) (?:dire non|refuser|(?:y )?résister)");

    private static final String SPANISH = any(
            "qué (?:haría|haríamos|sería de mí|sería de nosotros)(?: \\w+)? sin (?:ti|vosotr[oa]s|usted|ustedes)",
            "qué (?:habría|habríamos|hubiera|hubiéramos) (?:\\w+ )?(?:hecho|sido de \\w+) sin (?:ti|vosotr[oa]s|usted)",
            "qué más (?:se puede|puedo|podemos|podría|se podría|puede uno) (?:pedir|querer|desear)",
            "cómo (?:lo haces|haces|hacéis|hace|le haces|te las arreglas) para\\b[^?,;]{0,25}\\b(?:tan|siempre|tanto)",
            "cómo (?:puedes|se puede|podéis|puede usted) ser tan",
            "a quién no le (?:gusta|encanta|apetece)|quién (?:puede|podría) (?:decir que no|resistirse)");

    private static final String ITALIAN = any(
            "come fa(?:i|te)\\b[^?,;]{0,9} a (?:essere|avere|sapere|trovare|pensare|ricordar\\w+|restare)\\b"
                    + "[^?,;]{0,25}\\b(?:così|sempre|tutt[oei]|tant[oaei])",
            "(?:come|(?:che )?cosa|che) (?:farei|faremmo)(?: \\w+)? senza (?:di )?(?:te|voi|lei)",
            "(?:come|(?:che )?cosa|che) (?:avrei|avremmo) (?:\\w+ )?fatto senza (?:di )?(?:te|voi|lei)",
            "(?:(?:che )?cosa|che(?: altro)?) (?:(?:si può|si potrebbe|vuoi|posso|potrei|potevo)"
                    + " )?(?:(?:volere|chiedere|desiderare|sperare) )?di (?:più|meglio)",
            "chi (?:può|potrebbe) (?:dire di no|resistere|chiedere di più)",
            "come (?:potrei|si fa a|si può) (?:dimenticar\\w*|resistere|dire di no|non \\w+)");

    private static final String DUTCH = any(
            "hoe (?:doe|krijg|flik) je (?:het|dat)\\b[^?,;]{0,9}\\b(?:toch|steeds|altijd|elke keer)",
            "wat (?:zou|zouden|moet|moeten) (?:ik|we|wij) (?:\\w+ )?zonder (?:jou|je|jullie|u)",
            "wat (?:had|hadden) (?:ik|we|wij) (?:\\w+ ){0,2}zonder (?:jou|je|jullie|u)",
            "wat wil (?:je|een mens|men)(?: eigenlijk)?(?: nog)? meer(?=\\s*\\?)",
            "hoe (?:leuk|lief|mooi|gaaf|tof|fijn|grappig|gek) is (?:dat|dit|die|het)",
            "wie (?:kan|kon|zou|zegt) daar (?:nou |nu )?nee");

    private static final Pattern FIGURE =
            Pattern.compile("(?iU)" + LEAD + "¿?" + any(ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH) + END);

    private Figures() {}

    private static String any(String... forms) {
        return "(?:" + String.join("|", forms) + ")";
    }

    static boolean in(String sentence) {
        return sentence.indexOf('?') >= 0 && FIGURE.matcher(sentence).find();
    }
}
