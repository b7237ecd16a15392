package dev.kith.rules.language;

import static dev.kith.rules.language.Tongue.any;
import static dev.kith.rules.language.Tongue.words;

/// Italian promises: "ti mando la lista domani", "te lo farò sapere", "ci penso io". See [Tongue].
final class UndertakesItalian {
    private static final String TIME = any(
            "entro|domani|dopodomani|stasera|oggi|più tardi|(?:in|questa|prossima) settimana|in giornata",
            "settimana prossima|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|nei prossimi giorni",
            "prima (?:di|del\\w*)|(?:per )?il \\d{1,2}|[tf]ra (?:qualche|un paio di|due|tre|\\d+) giorni|nel"
                    + " pomeriggio");

    private static final String TO =
            "(?:(?:ti|te|le|la|vi|ve|lo|li|ne|gli|gliel[oaie]|gliene) )(?:(?:lo|la|li|le|ne) )?";

    private static final String NOW = any(
            "mando|invio|spedisco|inoltro|scrivo|rispondo|dico|confermo|porto",
            "rimborso|restituisco|pago|stampo|firmo|ordino|rendo|faccio (?:il|un) bonifico",
            "preparo|prenoto|giro|facci(?:o|amo) (?:sapere|avere)|(?:mand|invi|conferm)iamo");

    private static final String THEN = any(
            any(
                            "mander|invier|spedir|inoltrer|scriver|risponder",
                            "dir|confermer|porter|preparer|prenoter|contatter|aggiorner|occuper|pagher",
                            "rimborser|restituir|stamper|firmer|ordiner")
                    + "(?:ò|emo)",
            "far(?:ò|emo) (?:sapere|avere)");

    static final Tongue TONGUE = new Tongue(
            words(
                    THEN,
                    "me ne (?:occupo|incarico)|ci penso io|provvedo io",
                    TO + NOW + "\\b(?=.*\\b" + TIME + "\\b)",
                    TIME + " " + TO + NOW,
                    "(?:avrai|avrà|riceverai|riceverà) (?:il|lo|la|i|gli|le|una?)\\b(?=.*\\b" + TIME + "\\b)"),
            words(
                    "se|qualora|quando|forse|magari|probabilmente|penso(?! io)|spero|credo|(?:cercher|prover)\\w+",
                    "prov[oi]|non|mai|niente|nulla|nessun\\w*|sempre|prima o poi|un giorno|in futuro|subito",
                    "(?:in )?allegat\\w*|di seguito|qui|abbracc\\w+|baci\\w*|salut\\w*|auguri|scrivo (?:per|perché)"),
            words("(?:scriv|rispond|conferm|contatt)\\w+|dico|dir(?:ò|emo)|sapere"));

    private UndertakesItalian() {}
}
