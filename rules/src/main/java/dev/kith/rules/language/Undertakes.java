package dev.kith.rules.language;

import java.util.List;
import java.util.regex.Pattern;

/// Which sentences undertake something that can be seen done: one who says "I", a deed that leaves a trace, and neither
/// a condition nor a doubt. Found by reading promises of six mailboxes: "we will ..." is mostly a plan of nobody's in
/// particular, "I'll try" and "some day" a wish, and what comes "in a minute" has come. In other languages:
/// [UndertakesGerman], [UndertakesFrench], and in small [UndertakesSpanish], [UndertakesItalian],
/// [UndertakesDutch].
public final class Undertakes {
    private static final List<Tongue> TONGUES =
            List.of(UndertakesSpanish.TONGUE, UndertakesItalian.TONGUE, UndertakesDutch.TONGUE);

    /// "I'll", "let me", and where the sentence begins with it, perhaps after "Sure,", "Will".
    private static final String I = any(
                    "\\bi(?:['\u2019]ll| will| shall|['\u2019]m going to| am going to)",
                    "\\blet me",
                    "^\\W*(?:[^,.;:!]{1,25}[,.;:!]\\s*|(?:ok|okay|sure|yes|yeah|ack|right|fine|great|thanks)\\s+)?will")
            + "\\s+";

    private static final String ADVERBS = any(
            "also|then|certainly|definitely|gladly|happily|just|now|soon|personally|still|quickly|double",
            "go(?: ahead)?,? and|have someone|be sure to|make sure to|in turn|at least");

    private static final String OBJECT = "(?:it|them|that|this|(?:the|an?|my|your|our) (?:\\w+ )?\\w+)";

    private static final String DEED = any(
            "(?:re-?)?(?:send|submit|post)|forward|fax|e-?mail|mail|write|reply|respond|answer|share|provide|report",
            "get back|come back to|let (?:you|them|him|her|everyone) (?:know|have)|tell (?:you|them|him|her)|give you",
            "call|phone|contact|ask|ping|follow up|set up|arrange|schedule|order(?! in)|book|pay(?!"
                    + " attention)|bring|deliver|introduce",
            "update|prepare|draft|rewrite|rework|reword|rebase|redo|respin|revise|fix|add|change|remove|review",
            "include|incorporate|address|correct|split|combine|reorgani[sz]e|resolve|document|attach|mention|finish",
            "make (?:an?|that|this|the)|do (?:that|this|it|so)|get (?:you|it|them|the|this|that|in touch)",
            "find out|take care|put together|confirm|return",
            // errands and money
            "transfer (?!at\\b|to (?:another|the"
                    + " other)\\b)|wire|refund|reimburse|repay|print|scan|reserve|cancel|translate",
            "sign (?!off|up|in|on)|upload|ship|register (?:you|us|them|him|her|the|your)|fill (?:in|out)",
            "drop (?:off|" + OBJECT + " (?:off|round|over|in the))|hand (?:in|over|" + OBJECT + " (?:in|over|back))",
            "put " + OBJECT + " in the (?:post|mail)|pick (?:" + OBJECT + " up|up " + OBJECT + ") (?:for you|from)");

    private static final String LOOK = any(
            "look (?:at|into|for|up|through)|(?:have|take) (?:a|another) (?:\\w+ )?look",
            "(?:double[- ])?check|investigate|test|dig");

    /// "We will let you know by Friday": an office's promise to the reader, with a day.
    private static final String WE = "\\bwe(?:['\u2019]ll| will| shall)\\s+(?:" + ADVERBS + "\\s+){0,2}"
            + any(
                    "(?:send|mail|e-?mail|forward|call|write|tell|give|let|inform|notify|contact|answer)(?:"
                            + " (?:it|them|this) to)?",
                    "(?:get|come) back to",
                    "reply to|pay|refund|reimburse|repay",
                    "(?:transfer|pay|return|deliver|ship|post) (?:\\w+ ){1,4}to")
            + " you\\b.*\\b"
            + any(
                    "by|before|until|within|tomorrow|tonight|on (?:mon|tues|wednes|thurs|fri)day|next (?:week|month)",
                    "this week|end of|in (?:a|two|three|\\d+) (?:days?|weeks?)")
            + "\\b";

    /// "I'll chase accounts and get back to you": the deed may come second, when it is plainly for the reader.
    private static final String SECOND =
            I + "(?:[\\w'\u2019-]+\\s+){1,6}and\\s+(?:then\\s+|will\\s+|i(?:['\u2019]ll| will)"
                    + "\\s+)?"
                    + any(
                            "(?:get|come) back to you|let you (?:know|have)|report"
                                    + " back|(?:tell|ring|call|phone|e-?mail) you",
                            "(?:re-?)?(?:send|forward|e-?mail|mail|transfer) (?:you|it|them|that|this)|pay you back"
                                    + "|drop (?:it|them) (?:off|round)|(?:drop|write) you an?"
                                    + " (?:line|note|e-?mail)");

    private static final String WHEN = any(
            "by|before|until|tomorrow|tonight|today|later|shortly|on (?:mon|tues|wednes|thurs|fri)day|on the \\d+",
            "next (?:week|month)|this week|(?:at the )?end of|in (?:a|two|three|\\d+) (?:days?|weeks?)");

    /// "You'll have it by Friday", "you'll hear from us by Monday".
    private static final String YOU = "\\byou(?:['\u2019]ll| will) (?:(?:have|get|receive)"
            + " (?:it|them|this|that|the|my|our|an?)\\b.*\\b"
            + any("by|before|tomorrow|tonight|on (?:mon|tues|wednes|thurs|fri)day|next week|from me")
            + "|hear (?:back )?from (?:me|us)\\b.*\\b" + WHEN + ")\\b";

    /// "The quote will follow by Friday": a thing that is sent, on its way, with a day.
    private static final String THING = "\\b"
            + any(
                    "quote|quotation|offer|estimate|proposal|invoice|contract|agreement|draft|report|form|list|figures",
                    "numbers|details|photos?|pictures|pics|minutes|slides|documents?|paperwork|papers|files?|link",
                    "answer|reply|feedback|certificate|receipt|refund|payment|money|cheque|confirmation|samples?")
            + "(?: (?:for|of) (?:\\w+ )?\\w+)?(?:(?: will|['\u2019]ll)(?: also| then)? (?:follow|come|go out|reach"
            + " you|arrive|be (?:with you|in (?:your inbox|the (?:post|mail))|sent))| to"
            + " follow)\\b.*\\b" + WHEN + "\\b";

    private static final Pattern DEEDS = pattern(
            WE,
            YOU,
            SECOND + "\\b",
            THING,
            I + "(?:" + ADVERBS + "\\s+){0,2}" + DEED + "\\b",
            I + "do (?:required|in|for|on|by)\\b");

    private static final Pattern LOOKS = pattern(I + "(?:" + ADVERBS + "\\s+){0,2}" + LOOK + "\\b");

    /// A condition, a doubt, a refusal, a day that never comes, or what is done before the mail is read.
    private static final Pattern LESS = pattern(
            "(?<!\\b(?:see|know|check|ask|out|test|sure|them|him|her|(?:tell|ask|show) you|look|tell me) )\\bif\\b",
            "\\blet (?:me|us) know (?:if|whether|when|should)\\b",
            "\\bwith this (?:e?-?mail|message|letter)\\b|\\b(?:(?:see|find|as|is|are) attached|attached"
                    + " (?:is|are|you)|enclosed|herewith)\\b",
            "\\b(?:unless|otherwise|assuming|in case|either|once|while|when(?:ever)? (?:i get|you))\\b",
            "\\b(?:maybe|perhaps|probably|possibly|hopefully|might|i (?:think|guess|suppose)|guess|attempt|i aim)\\b",
            "\\b(?:i|we)(?:['\u2019]ll| will)(?: \\w+)? (?:try|have to|need to)\\b",
            "\\b(?:some ?day|one day|some ?time|eventually|at some point|sooner or later|next time)\\b",
            "\\b(?:from now on|in (?:the )?future|as needed|as always|as usual|plenty|more time)\\b",
            "\\b(?:not|never|won['\u2019]?t|n['\u2019]t|no longer|nothing)\\b",
            "\\bkeep (?:you|him|her|them|everyone|everybody|all|an eye)\\b",
            "\\bin a (?:few |couple of )?(?:minutes?|moment|second|sec)\\b|\\b(?:below|right now|in this e?-?mail)\\b",
            "\\b(?:it|this|that) now\\W*$|\\b(?:call|say) (?:it|this|that)\\b|\\bask for\\b|\\bword for\\b",
            "\\b(?:check|look at|in|to) my\\b|\\bplay around\\b|\\bmyself\\b|\\?\\s*$|^\\s*>");

    /// "Talk to you soon", "see you there": a good-bye.
    private static final Pattern SOCIAL =
            pattern("\\b(?:talk|speak|write|chat) (?:to|with) (?:you|ya|u)\\b|\\b(?:talk|see|meet|catch)"
                    + " (?:you|ya|u|y'all)\\b");

    /// What is kept by a word: a mail about something else does not bring it.
    private static final Pattern WORD = pattern(
            "\\b(?:reply|respond|answer|get back|come back|let (?:you|them|him|her|everyone) know|tell|look|check)\\b",
            "\\b(?:find out|call|phone|ask|review|test|investigate)\\b");

    private static final Pattern REPORT =
            pattern("\\b(?:get back to|come back to|report back|let (?:you|everyone) know|tell you|update you)\\b");

    private Undertakes() {}

    private static String any(String... forms) {
        return "(?:" + String.join("|", forms) + ")";
    }

    private static Pattern pattern(String... forms) {
        return Pattern.compile("(?i)" + any(forms));
    }

    /// Is something undertaken that can be seen done?
    static boolean told(String sentence) {
        return english(sentence)
                || UndertakesGerman.told(sentence)
                || UndertakesFrench.told(sentence)
                || TONGUES.stream().anyMatch(tongue -> tongue.told(sentence));
    }

    private static boolean english(String sentence) {
        return (DEEDS.matcher(sentence).find() || LOOKS.matcher(sentence).find())
                && !LESS.matcher(sentence).find()
                && !SOCIAL.matcher(sentence).find();
    }

    /// Is it no more than a look, which whoever is helped takes for their own sake?
    public static boolean look(String sentence) {
        return !DEEDS.matcher(sentence).find()
                && !REPORT.matcher(sentence).find()
                && !UndertakesGerman.deed(sentence)
                && !UndertakesFrench.deed(sentence)
                && TONGUES.stream().noneMatch(tongue -> tongue.told(sentence));
    }

    /// Is it a word, or a look and a word, and no thing that is sent?
    public static boolean word(String sentence) {
        return WORD.matcher(sentence).find()
                || UndertakesGerman.word(sentence)
                || UndertakesFrench.word(sentence)
                || TONGUES.stream().anyMatch(tongue -> tongue.kept(sentence));
    }
}
