package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which of the acts found in a mail are meant: sure enough, and no mere form of words. A reminder that is
/// missed is cheaper than one about a courtesy.
public final class Meant {
    /// The act model's requests are right in about nine of ten from here on.
    private static final double SURE = 0.75;

    private static final int WORDS_MIN = 3;
    private static final int OPENING_WORDS_MAX = 25;
    private static final Set<ActKind> EXPECT = Set.of(ActKind.ASK, ActKind.QUESTION, ActKind.MEETING);

    private static final Pattern COURTESY = Pattern.compile("(?i)(let (me|us) know if (you have|you need|you would"
            + " like (any|to be)|you'd like any|there|your|that|things|it)|(any|further|more)"
            + " (questions|comments|concerns)|feel free|do not hesitate|don't hesitate|have a"
            + " (lovely|nice|great|good|pleasant)|happy new year|take care(?! of\\b)|thank you for your|thanks for"
            + " your|weren't (they|you)|isn't it|aren't they|anyone (else )?(with|have|know)|has anyone|does anyone)");

    /// "How are you?", "Can you believe it?", "wer hätte gedacht ...": asked to be said, and answered with
    /// the letter.
    private static final Pattern FIGURE = Pattern.compile(
            "(?iU)^\\W*(?:\\w{2,20}(?: \\w{2,20})?, \\W?)?(?:(?:and|so|well|hey|hi|oh|und|na),? )*(?:how(?:['\u2019]s|"
                + " is| are| have| was| were) (?:you|things|life|everything|it going|it been|your"
                + " (?:family|day|weekend|week|holidays?|summer))\\b[^?]{0,14}\\?|how (?:are|is|have|has)"
                + " (?:you|he|she|they|everyone|everybody|your \\w+)(?: all| both| two| been)* (?:holding up|bearing"
                + " up|doing|coping|keeping|getting on|feeling|managing)(?: (?:all|today|now|there|otherwise|in all"
                + " this|with (?:it all|everything)|(?:these|this|after|since|over|at)"
                + " [^?,;]{1,14}))?\\W{0,3}\\?|(?:can|could|would) you (?:even |just )?(?:believe|imagine)"
                + " (?:what|how|that|who|it|this)\\b|did you know (?:that|how|it)\\b|guess (?:what|who)\\b|who"
                + " (?:knew|would have thought|cares)\\b|wie geht(?:['\u2019]?s| es"
                + " (?:dir|euch|ihnen))\\b[^?]{0,14}\\?|wer hätte\\b.*\\bgedacht\\b|(?:kannst du|könnt ihr|können sie)"
                + " (?:dir|euch|sich) (?:das )?vorstellen, (?:was|wie|dass|wer)\\b|(?:weißt|wusstest) du,?"
                + " dass\\b|(?:weißt|wisst|wissen) (?:du|ihr|sie) (?:noch|was)\\b|(?:erinnerst du dich|ist (?:das|es)"
                + " nicht|wo (?:ist|bleibt) (?:nur|bloß))\\b|you know what\\b|(?:do you )?remember (?:when|how)"
                + " (?:we|i)\\b|did you (?:all )?(?:get|arrive|make it) (?:home|back)\\b|did you have (?:a"
                + " )?(?:good|nice|lovely|great)\\b|(?:bist|seid|sind) (?:du|ihr|sie) (?:\\w+ )?gut (?:\\w+"
                + " ){0,2}(?:angekommen|gekommen)\\b|comment (?:vas-tu|allez-vous|ça va)\\b|(?:tu te souviens|te"
                + " souviens-tu|vous souvenez-vous)\\b|(?:cómo|como|qué tal|que tal) (?:estás|está|estáis|están|te"
                + " va|va todo|todo|todos|lleváis|llevas|lo llevas|lo lleváis)\\b|qué tal\\W*\\?|hoe gaat het\\b|a que"
                + " (?!hora\\b|d[ií]a\\b)|(?:te|se) lo puedes? creer\\b|quién lo (?:hubiera|habría|iba)\\b|chi"
                + " l['\u2019]avrebbe\\b|ci credi\\b|wie had dat\\b|kun je (?:je|het)"
                + " (?:voorstellen|geloven)\\b|(?:(?:tu te rends|vous vous rendez|te rends-tu) compte|(?:tu"
                + " (?:t['\u2019])?|t['\u2019])imagines|tu y crois|te das cuenta|(?:te )?(?:lo )?imaginas|ti rendi"
                + " conto|(?:te lo|ti) immagini)\\s*[?!])");

    /// A thought aloud, a suggestion, a call to be made, a list to be taken off.
    private static final Pattern ALOUD = Pattern.compile(
            "(?i)(^\\W*(?:(?:ok|yes|yeah|no|well|so|but|and|or|also|hmm+|ah|oh|sorry)\\W+)*(?:maybe|perhaps|might"
                    + " be|not sure|presumably|i(?:['\u2019]m| am) not sure|i(?:['\u2019]d| would)? (?:also"
                    + " )?(?:guess|think|say|assume|suppose|wonder(?!(?:ed)? (?:if|whether)"
                    + " you\\b)|kinda|probably|don['\u2019]t think)|you"
                    + " (?:could|can|might|may)\\b(?!.*\\?)|you(?:['\u2019]re| are)\\b)|\\bi"
                    + " (?:assume|suppose|guess)\\b|\\bgive me a (?:ring|call|shout|buzz)\\b|\\bcall"
                    + " me\\b|\\bremove\\b.*\\b(?:distribution|list)\\b|\\bunsubscribe\\b|^>)");

    /// A sentence that asks: a question that begins as one, or a plain request to the reader. "So we would
    /// ...?" is a thought.
    private static final Pattern ASKS = Pattern.compile("(?i)(?:^\\W*|^\\W*(?:hi|hello|hey|hiya|dear|(?:good"
        + " )?morning)\\W+\\w+\\W+|[,;:\u2013-]"
        + " ?|\\b(?:and|but|so|or|also|then|btw|ok|yes|no|well|hi|hello|hey)\\W+)(?:who|whose|"
        + "what|when|where|which|why|how|can|could|would|will|do|does|did|is|are|was|were|have|has|had|"
        + "should|shall|may|am|any|anything|mind|thoughts|ideas|opinions|suggestions|objections|preferences)(?:n['\u2019]t)?\\b.*\\?|\\b(?:please|pls|kindly|could"
        + " you|can you|would you|will you|let (?:me|us) know|send me|get back to me|remind me|tell me|i need you"
        + " to|i(?:['\u2019]d| would) appreciate|(?:would|['\u2019]d) (?:\\w+ )?be (?:\\w+"
        + " )?(?:grateful|thankful|obliged)|wonder(?:ing|ed)? (?:if|whether) you|would like to (?:speak|talk)"
        + " (?:to|with) you)\\b");

    /// Elsewhere the model's word is enough: these are forms of English.
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(?:the|to|you|your|is|it|of|and|that|this|we|for|with|are|be|have|do|did|what|how)\\b");

    /// "..., is it?", and what is wanted only in some case.
    private static final Pattern STATED =
            Pattern.compile("(?i), ?(?:is|are|was|were|does|do|did|has|have|can|could|will|would|"
                    + "should)(?:n['\u2019]t)? (?:it|that|they|there|you|we|this)(?: not)?\\?|"
                    + "^please\\b.*\\bif (?:that|this|it|there|something|anything)\\b");

    /// A command line or its output, a surprise, a word of blame and an order for all time to come: they look
    /// like questions and requests, and nobody answers them.
    private static final Pattern NOT_PUT = Pattern.compile("(?i)(^\\s*(?:[$#%~]\\s|\\.{0,2}/)|\\$\\?|\\$ \\w+.*[|;]|"
            + "^\\W*(?:oh|ah|huh|wow)\\b.*\\?|^why (?:are|were|do|did) you (?:so|being|keep|even)\\b|"
            + "\\b(?:please|pls)\\b.*\\b(?:be more (?:careful|patient)|in (?:the )?future|next time|from now on)\\b|"
            + "\\b(?:please|pls) (?:always|never|stop)\\b)");

    /// "Let's talk again in spring": put off, and no answer is waited for.
    private static final Pattern PUT_OFF = Pattern.compile(
            "(?iU)^\\W*(?:\\w{1,8} )?(?:let['\u2019]?s|let us|lass(?:t)? uns|lassen sie uns)\\b.*\\b(?:in (?:the"
                    + " )?(?:spring|summer|autumn|fall|winter|new year)|next year|after (?:the"
                    + " )?(?:holidays|summer|easter|christmas)|some ?(?:day|time)|another time|im"
                    + " (?:frühjahr|frühling|sommer|herbst|winter)|nächstes jahr|nach (?:den ferien|dem"
                    + " urlaub|ostern|weihnachten)|ein andermal)\\b");

    private static final String HOPE =
            "(?:i hope|hoffe ich|ich hoffe|hoffentlich|j['\u2019]espère|espero|spero|hopelijk|ik hoop)";

    /// "See you soon, I hope?"
    private static final Pattern HOPED = Pattern.compile("(?iU)\\b" + HOPE + "\\W*$");

    private static final int HOPED_CHARS = 24;

    /// "I hope you can send it?" asks.
    private static final String CAN =
            "(?:can|could|will|would|kannst|könn\\w+|pou\\w+|peux|pued\\w+|pod\\w+|pot\\w+|puoi|kunt?|kan)";

    private static final String SEE_YOU =
            "(?:see|talk|speak|write|catch) (?:(?:to|with|up) )?(?:you |u |ya )?(?:soon|later|then|around)";

    private static final String ON_SE_VOIT =
            "on se (?:voit|parle|appelle|rappelle|capte) (?:bientôt|vite|alors|un de ces jours)";

    private static final String GOOD_BYE = "(?:" + SEE_YOU + "|bis (?:bald|dann|demnächst|später|die tage)"
            + "|à (?:très )?(?:bientôt|vite|plus|plus tard)|" + ON_SE_VOIT
            + "|hasta (?:pronto|luego)|nos vemos(?: pronto)?|a presto|tot (?:gauw|snel|dan)"
            + "|ci (?:vediamo|sentiamo)(?: presto)?)";

    /// A letter's good-bye, though it ends with a question mark: "hope you are well?", "bis bald?".
    private static final Pattern PARTING = Pattern.compile("(?iU)\\W*(?:(?:" + HOPE
            + "|(?:hope|hoffe|hoffen wir|on espère|esperamos|speriamo)\\b)(?!.*\\b" + CAN
            + "\\b)|(?:(?:so|and|then|well|und|also|dann|et|alors)\\W+)?" + GOOD_BYE
            + "(?: (?:then|maybe|dann|mal|alors|peut-être|entonces|allora))?\\W*$)");

    /// "No worries, maybe next time?": an invitation is let go.
    private static final Pattern NEXT_TIME = Pattern.compile(
            "(?iU)(?:^|[,.;:!\u2013-]\\s*)(?:(?:well|then|so|na"
                + " ja|dann|et|alors|pues|dan)\\s+)?(?:(?:maybe|perhaps|vielleicht|peut-être|quizás?|tal"
                + " vez|forse|misschien)\\s+)?(?:klappt(?:['\u2019]?s| es)(?: ja)?\\s+)?(?:(?:the )?next"
                + " (?:time|year)|(?:an|some) ?other (?:time|day)|(?:beim nächsten|ein andere?s?|ein"
                + " nächstes|nächstes) mal|ein andermal|nächstes jahr|(?:la |une )?prochaine fois|une autre fois|(?:la"
                + " )?próxima vez|en otra ocasión|(?:la )?prossima volta|un['\u2019]altra volta|(?:de )?volgende"
                + " keer|een andere"
                + " keer)(?:\\s+(?:maybe|perhaps|then|vielleicht|dann|wieder|peut-être|alors|quizás?|forse|misschien))?\\W*$");

    /// "Yes please, I'll fetch it": the answer to an offer, and no request. What stands behind it is judged
    /// alone.
    private static final Pattern YES_PLEASE = Pattern.compile(
            "(?iU)^\\W*(?:(?:oh|ooh|ah|mm+)\\W+)?(?:yes|yep|yeah|ja|jawohl|gern|gerne|oui|sí|sì|si)\\W+(?:gerne?\\W+)?(?:please|pls|bitte|s['\u2019]il"
                + " (?:te|vous) pla[iî]t|por favor|per"
                + " favore|graag|alsjeblieft|alstublieft)\\b(?=\\W*$|\\s*[.!;:)]|\\W*(?:i|i['\u2019]\\w+|to|for|both"
                + "|all|on|with|one|two|that|the|ich|wir|beides?|gerne?|alle|für|mit|am|je|nous|pour|les)\\b)");

    private static final Pattern DEADLINE =
            Pattern.compile("(?iU)(?<!-)\\b(by|before|until|no later than|bis|spätestens|vor (?:dem"
                + " )?(?:\\d+|\\w+tag)|avant|d['\u2019]ici|au plus tard|jusqu['\u2019]au?|pour (?:le"
                + " )?(?:\\d+|\\w+di)|entro|per (?:il )?(?:\\d+|\\w+dì)|al più tardi|antes del?|a más"
                + " tardar|(?:para|hasta) (?:el )?(?:\\d+|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|prima"
                + " (?:di|del\\w*)|uiterlijk|vóór|(?:voor|tegen) (?:\\d+|\\w+dag))\\b");

    private static final Pattern LINK = Pattern.compile("(?i)https?://|\\.(cgi|php|html)\\b");

    /// "Thoughts?", "Any news?": short, and yet a question.
    private static final Pattern BRIEF =
            Pattern.compile("(?iU)\\W*(?:(?:so|and|any|your|other|irgendwelche|deine|eure|ton|votre|tu|il tuo"
                    + "|jouw)\\W+)*(?:thoughts?|ideas?|opinions?|suggestions?|objections?|preferences?|news|updates?"
                    + "|gedanken|meinung(?:en)?|ideen|einwände|avis|idées|opini[oó]n(?:es)?|pareri?|idee|gedachten"
                    + "|ideeën)\\s*\\?+\\W*");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Meant() {}

    /// What in it expects an answer, the surest first.
    static Optional<Act> expecting(Interaction one) {
        if (SilenceIsYes.said(one)) {
            return Optional.empty();
        }
        return surest(one, EXPECT, sentence -> asks(one, sentence));
    }

    /// What in it is put to the reader, so that silence is news; the surest first.
    static Optional<Act> put(Interaction one) {
        if (SilenceIsYes.said(one)) {
            return Optional.empty();
        }
        var opens = opens(one);
        return surest(one, EXPECT, sentence -> {
            var rest = open(one, sentence);
            return asks(one, sentence)
                    && (PutToReader.put(rest, !one.sent()) || opens && PutToReader.plain(rest, !one.sent()));
        });
    }

    /// Hardly more than a question to one person: it is why they wrote.
    private static boolean opens(Interaction one) {
        return !one.listed()
                && one.people() <= 1
                && one.words() <= OPENING_WORDS_MAX
                && !one.attachment()
                && !one.has(ActKind.THANKS)
                && !Spoken.solved(one);
    }

    /// What is left of a sentence without what answers: a "yes please", and in an answer the choice made.
    private static String open(Interaction one, String sentence) {
        var yes = YES_PLEASE.matcher(sentence);
        var rest = yes.lookingAt() ? sentence.substring(yes.end()) : sentence;
        return one.inReplyTo() == null ? rest : Chosen.before(rest);
    }

    private static boolean asks(Interaction one, String sentence) {
        var rest = open(one, sentence);
        // a greeting before "the second, please" is no question in any language
        return asks(rest) && (sentence.endsWith(rest) || rest.indexOf('?') >= 0 || PutToReader.put(rest, !one.sent()));
    }

    private static boolean hoped(String sentence) {
        return HOPED.matcher(sentence.substring(Math.max(0, sentence.length() - HOPED_CHARS)))
                .find();
    }

    private static boolean asks(String sentence) {
        return !sentence.isBlank()
                && !COURTESY.matcher(sentence).find()
                && !ALOUD.matcher(sentence).find()
                && !STATED.matcher(sentence).find()
                && !NOT_PUT.matcher(sentence).find()
                && !FIGURE.matcher(sentence).find()
                && !Figures.in(sentence)
                && !PUT_OFF.matcher(sentence).find()
                && (ASKS.matcher(sentence).find() || !ENGLISH.matcher(sentence).find() || PutToReader.dutch(sentence))
                && !(sentence.indexOf('?') >= 0
                        && (PARTING.matcher(sentence).lookingAt()
                                || hoped(sentence)
                                || NEXT_TIME.matcher(sentence).find()));
    }

    /// Is the day it names the last one for it, so that it is still wanted after?
    public static boolean deadline(Act act) {
        return DEADLINE.matcher(act.sentence()).find();
    }

    /// What in it is undertaken, the surest first.
    static Optional<Act> promise(Interaction one) {
        return surest(one, Set.of(ActKind.PROMISE), Undertakes::told);
    }

    private static Optional<Act> surest(Interaction one, Set<ActKind> kinds, Predicate<String> meant) {
        Act best = null;
        for (var act : one.acts()) {
            if (kinds.contains(act.kind())
                    && act.probability() >= SURE
                    && (best == null || act.probability() > best.probability())
                    && says(act.sentence())
                    && meant.test(act.sentence())) {
                best = act;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean says(String sentence) {
        return (SPACE.splitAsStream(sentence.strip()).limit(WORDS_MIN).count() >= WORDS_MIN
                        || BRIEF.matcher(sentence).matches())
                && !LINK.matcher(sentence).find();
    }
}
