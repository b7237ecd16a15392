package dev.kith.rules.language;

import static dev.kith.rules.language.Tongue.any;
import static dev.kith.rules.language.Tongue.words;

/// Dutch promises: "ik stuur het je morgen", "ik zal het navragen", "ik laat het je weten". See [Tongue].
final class UndertakesDutch {
    private static final String TIME = any(
            "morgen\\w*|overmorgen|vanavond|vandaag|straks|(?:deze|volgende|komende) week|vóór",
            "(?:maan|dins|woens|donder|vrij|zater|zon)dag\\w*|binnen (?:\\w+) dagen|voor het eind\\w*");

    private static final String YOU = "(?:je|jou|jullie|u|het|dat|die|de|hem|haar)";

    private static final String NOW = "(?:stuur|mail|app|schrijf|breng|bezorg|antwoord|vraag)";

    /// "Ik maak het geld morgen over": with its particle, or for the reader.
    private static final String ERRAND =
            "(?:maak|stort|betaal|print|teken|bestel|boek|reserveer|scan|annuleer|breng|lever)";

    private static final String INFINITIVE = any(
            "(?:door|op|toe|na)?sturen|mailen|schrijven|doorgeven|(?:mee)?brengen|meenemen",
            "(?:na)?vragen|regelen|antwoorden|boeken|betalen|bestellen|bevestigen|bezorgen|uitzoeken|maken",
            "terugbetalen|overmaken|storten|printen|(?:onder)?tekenen|langsbrengen|terugbrengen|inleveren|reserveren",
            "annuleren|laten weten");

    static final Tongue TONGUE = new Tongue(
            words(
                    "ik " + NOW + " " + YOU + "\\b(?=.*\\b" + TIME + "\\b)",
                    NOW + " ik " + YOU + "\\b(?=.*\\b" + TIME + "\\b)",
                    TIME + " " + NOW + " ik " + YOU,
                    "(?:ik " + ERRAND + "|" + ERRAND + " ik)\\b(?=.*\\b" + TIME
                            + "\\b)(?=.*\\b(?:over|terug|langs|af|uit|in|voor (?:je|jou|jullie|u))\\b)",
                    "ik (?:zal|ga)\\b(?=.*\\b" + INFINITIVE + "\\b)",
                    "ik laat (?:het |dat )?(?:je|jullie|u) (?:het |dat )?(?:\\w+ ){0,2}weten",
                    "(?:je|jullie|u) (?:krijgt|krijg|ontvangt|hoort)\\b(?=.*\\b" + TIME
                            + "\\b)(?=.*\\bvan (?:mij|me|ons)\\b)"),
            words(
                    "als|indien|tenzij|zodra|misschien|wellicht|waarschijnlijk|denk|hoop|probe\\w+|zou\\w*",
                    "niet|geen|nooit|niets|niks|ooit|altijd|meteen|nu|hierbij|bijgevoegd|bijlage",
                    "groet\\w*|kus\\w*|liefs"),
            words("schrij\\w+|antwoord\\w*|vra\\w+|navragen|weten|hoort|uitzoeken"));

    private UndertakesDutch() {}
}
