package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether its writer takes silence for a yes: "if I don't hear from you by Friday, I'll send it to the printer". No
/// answer is missed then. Of the user's own mail only: "if we don't hear from you, we will cancel" wants one.
final class SilenceIsYes {
    private static final Pattern SAYS = Pattern.compile(
            "(?iU)\\b(?:(?:if|unless) (?:i|we) (?:(?:do not|don['\u2019]?t) )?hear (?:\\w+ ){0,4}?(?:from"
                + " (?:you|anyone)|back|anything|otherwise|any objections?|nothing)|if (?:i|we) hear nothing|(?:no"
                + " (?:news|answer|reply)|silence) (?:is|means|counts as) (?:good news|a? ?(?:yes|ok(?:ay)?)|(?:that"
                + " )?(?:we|i|you))|(?:wenn|falls|sofern) (?:ich|wir) (?:\\w+ ){0,4}?nichts (?:\\w+"
                + " ){0,4}?(?:höre|hören)|ohne (?:rückmeldung|antwort|gegenrede|widerspruch) (?:\\w+"
                + " ){0,4}?(?:gehe|nehme|bestelle|schicke|mache)|sauf (?:avis|contre-?ordre)|sans"
                + " (?:nouvelles?|réponse|retour) de (?:ta|votre) part|si (?:je n['\u2019]ai pas|tu ne (?:me )?dis"
                + " rien|vous ne (?:me )?dites rien)\\b|si no (?:me|nos) (?:dices?|dicen|decís) (?:nada|lo"
                + " contrario)|si no (?:tengo|recibo) noticias|se non (?:ti|vi|la) sento|se non (?:mi|ci)"
                + " (?:dici|dite|dice) (?:niente|nulla|altro)|salvo (?:tuo|vostro|suo) avviso|als (?:ik|we|wij) niets"
                + " (?:meer )?(?:van \\w+ )?hoor|zonder tegenbericht)\\b");

    private SilenceIsYes() {}

    static boolean said(Interaction one) {
        return one.sent()
                && Stream.concat(one.evidence().stream(), one.acts().stream().map(Act::sentence))
                        .anyMatch(line -> SAYS.matcher(line).find());
    }
}
