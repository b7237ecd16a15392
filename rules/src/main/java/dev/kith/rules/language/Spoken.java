package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells from a mail that the two have just spoken: "thanks for the call", "good to see you yesterday". What was asked
/// before is answered then, in no mail.
public final class Spoken {
    private static final String TALK = "(?:\\w+ )?(?:call|chat|conversation|talk|visit|meeting)";

    private static final Pattern SPOKEN = pattern(
            "(?:thanks|thank you|thx)(?: so much| very much| a lot| again)? for (?:the|your|our|this|taking"
                    + " (?:the|my)) "
                    + TALK,
            "enjoyed (?:the|our|your) " + TALK,
            "(?:good|great|nice|lovely|glad|pleasure|enjoyed) (?:to (?:have )?)?(?:talk|sp[eo]ak|chat|see|meet|met)\\w*"
                    + "(?: to| with)? (?:you|both)\\b(?!['\u2019]| (?:are|have|were|did|do|on|in|then))",
            "(?:good|great|nice|lovely|enjoyed) (?:to )?catch(?:ing)? up",
            "as (?:discussed|agreed|we said|you said|promised) (?:on|over|by) the (?:tele)?phone",
            "as (?:(?:we|i) )?just (?:now )?(?:discussed|agreed|said|spoke|talked|told you)|as"
                    + " (?:discussed|agreed|said|promised)(?: with you)? (?:just now|a moment"
                    + " ago|earlier|today|yesterday|this (?:morning|afternoon)|in person)",
            "(?:as|what) we (?:discussed|agreed|talked about|spoke about) (?:today|yesterday|earlier|just now|on the"
                    + " phone)",
            "dank\\w*\\b.{0,20}\\bfür (?:den|deinen|ihren|euren|das|unser|ihr|dein) (?:\\w+ )?"
                    + "(?:anruf|gespräch|telefonat|rückruf|besuch|treffen)",
            "wie (?:eben |gerade |heute |gestern |vorhin )?(?:telefonisch|am telefon) (?:besprochen|vereinbart|gesagt)",
            "wie (?:so)?(?:eben|gerade|vorhin|heute|gestern)(?: \\w+)?"
                    + " (?:besprochen|vereinbart|abgemacht|gesagt|ausgemacht)",
            "merci (?:\\w+ )?(?:pour|de) (?:ton|votre|l['\u2019]|le|la|cet|cette|notre) ?(?:appel|coup de (?:fil"
                    + "|téléphone)|entretien|visite|conversation|rencontre)",
            "comme (?:convenu|dit|discuté) (?:au|par) téléphone",
            "comme (?:(?:convenu|dit|discuté) (?:à l['\u2019]instant|tout à l['\u2019]heure|ce"
                    + " matin|aujourd['\u2019]hui|hier)|(?:on vient|nous venons) d(?:e |['\u2019])(?:en"
                    + " )?(?:parler|discuter|convenir|dire))",
            "como (?:acabamos de (?:hablar|comentar|quedar|decir)|(?:hemos|habíamos) (?:hablado|quedado)"
                + " (?:ahora|hoy|ayer|por teléfono)|(?:hablamos|quedamos|comentamos) (?:ayer|antes|hoy|por teléfono))",
            "come (?:appena|già) (?:discusso|concordato|detto|convenuto)|come (?:d'accordo|concordato|detto|discusso)"
                    + " (?:al telefono|ieri|oggi|poco fa|stamattina)|come ci siamo detti",
            "zoals (?:(?:net|zojuist|zonet|daarnet|vandaag|gisteren|vanochtend|telefonisch)"
                    + " ){1,2}(?:besproken|afgesproken|gezegd)",
            "schön,? (?:dich|euch|sie) (?:\\w+ )?(?:gesehen|gesprochen|getroffen|gehört)");

    /// It is here, or is wanted no more.
    private static final Pattern RECEIVED = Pattern.compile(
            "(?iU)\\b(?:got (?:it|them|this|everything|yours?|the \\w+)|received|arrived|(?:it|they) (?:has |have"
                    + " |just )?came|(?:thanks|thank you|thx)(?: \\w+){0,3} for (?:sending|the \\w+|this|these|your"
                    + " \\w+)|erhalten|angekommen|eingetroffen|bekommen|ist da|sind da|dank\\w* für"
                    + " (?:die|das|den|deine?n?|ihre?n?))\\b");

    private static final Pattern OFF = Pattern.compile(
            "(?iU)\\b(?:(?:no|not) (?:longer|needed)(?: any ?more)?|no need (?:any ?more|now|for it|to send)|never"
                    + " ?mind|forget (?:it|about it)|don['\u2019]t bother|(?:it|this|that|all) (?:is |has )?(?:been"
                    + " )?(?:settled|solved|sorted)|(?:i|we) (?:already )?(?:have|found|got) (?:it|one|them)"
                    + " (?:now|already|elsewhere|meanwhile)|no (?:hurry|rush)|(?:nicht|keine?) mehr"
                    + " (?:nötig|gebraucht|brauche)|brauche (?:ich|es) nicht mehr|(?:hat|haben) sich erledigt|schon"
                    + " gefunden|eilt nicht)\\b");

    /// Who asked has found out, and says so.
    private static final Pattern SOLVED =
            Pattern.compile("(?iU)\\b(?:scrap (?:that|this|it)|(?:just |now |i['\u2019]ve |have )(?:looked it up|found"
                + " (?:it|out)|figured it out|worked it out|sorted it)|(?<!n['\u2019]t )(?<!not )(?:ignore|disregard)"
                + " (?:that|this|my (?:last|previous|earlier|question|e?-?mail|message))|answered my own"
                + " question|(?:hab|habe)(?:['\u2019]?s| es| ihn| sie)? (?:(?!nicht|nie|noch|kein)\\w+"
                + " )?(?:nachgeschaut|nachgesehen|gefunden|rausgefunden|herausgefunden)|vergiss (?:es|meine frage)|hat"
                + " sich geklärt|laisse tomber|laissez tomber|j['\u2019]ai (?:enfin |finalement |déjà )?trouvé|oublie"
                + " (?:ça|ma question)|olvídalo|olvida (?:lo|mi)|ya (?:lo|la) (?:he encontrado|encontré|tengo)|lascia"
                + " (?:stare|perdere)|(?<!non )(?<!non l['\u2019])(?:l['\u2019]ho|ho) (?:già )?trovat[oa]|laat maar(?!"
                + " (?:even )?(?:weten|horen))|(?:heb|is) (?:het|hem|ze) (?:al |zelf"
                + " )?(?:gevonden|opgelost|uitgezocht))\\b");

    private static final Pattern NOT_YET = Pattern.compile(
            "(?iU)\\b(?:will|would|['\u2019]ll|soon|tomorrow|next|forward|hope|bald|demnächst|würde|wäre|freue)\\b");

    private Spoken() {}

    private static Pattern pattern(String... forms) {
        return Pattern.compile("(?iU)\\b(?:" + String.join("|", forms) + ")");
    }

    /// Does its writer say that something came?
    public static boolean received(Interaction one) {
        return says(one, RECEIVED);
    }

    /// Does its writer say that what a sentence names came? "Thank you for the comments", whatever the subject.
    public static boolean received(Interaction one, String sentence) {
        return lines(one)
                .anyMatch(line -> RECEIVED.matcher(line).find()
                        && !NOT_YET.matcher(line).find()
                        && Subject.of(line).names(sentence));
    }

    /// Does its writer say that something is wanted no more, or at no time in particular?
    public static boolean off(Interaction one) {
        return says(one, OFF) || solved(one);
    }

    /// Does who asked say that they know by now?
    public static boolean solved(Interaction one) {
        return says(one, SOLVED);
    }

    /// @param one its lines of evidence and what was found in it are all that is looked at
    public static boolean of(Interaction one) {
        return lines(one)
                .anyMatch(line ->
                        SPOKEN.matcher(line).find() && !NOT_YET.matcher(line).find());
    }

    private static boolean says(Interaction one, Pattern pattern) {
        return lines(one).anyMatch(line -> pattern.matcher(line).find());
    }

    private static Stream<String> lines(Interaction one) {
        return Stream.concat(one.evidence().stream(), one.acts().stream().map(Act::sentence));
    }
}
