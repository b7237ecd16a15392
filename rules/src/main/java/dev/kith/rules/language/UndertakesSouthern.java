package dev.kith.rules.language;

import java.util.List;
import java.util.regex.Pattern;

/// Spanish, Italian and Dutch promises, by the measure of [Undertakes], in small. What is said in the present ("te
/// mando la lista", "ik stuur het je") needs a day, for it is said of what goes with the mail as well; the future
/// needs none. A call leaves no mail, so it is none here. Written from the languages and not from mail.
final class UndertakesSouthern {
    private static final String ES_TIME = any(
            "mañana|hoy|luego|esta (?:semana|tarde|noche)|(?:la )?(?:semana que viene|próxima semana)",
            "(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|antes del?",
            "a (?:finales|principios|mediados) del?|en (?:unos|un par de|dos|tres|\\d+) días");

    private static final String ES_TO = "(?:(?:te|le|les|os|lo|la|los|las|me|se) ){0,2}";

    private static final String ES_NOW = any(
            "mando|env[ií]o|reenvío|paso|escribo|contesto|respondo|aviso|digo|confirmo|traigo|llevo",
            "preparo|reservo|busco|hago llegar|(?:mand|envi|pas|avis|confirm)amos|respondemos");

    private static final String ES_THEN = any(
                    "mandar|enviar|reenviar|pasar|escribir|contestar|responder|avisar|confirmar|traer",
                    "preparar|reservar|entregar|devolver|encargar|ocupar|har|dir")
            + "(?:é|emos)";

    private static final String ES_INFINITIVE = any(
                    "(?:re)?envi[aá]r|mand[aá]r|pas[aá]r|escribir|contestar|responder|avisar|confirmar",
                    "traer|preparar|reservar|entregar|devolver|preguntar")
            + "(?:te|le|les|os|lo|la|los|las){0,2}";

    private static final Tongue SPANISH = new Tongue(
            words(
                    ES_TO + ES_THEN,
                    "voy a " + ES_INFINITIVE,
                    "(?:yo )?me (?:encargo|ocupo) (?:yo|del?)",
                    "(?:te|le|les|os|se) " + ES_TO + ES_NOW + "\\b(?=.*\\b" + ES_TIME + "\\b)",
                    ES_TIME + " (?:te|le|les|os|se) " + ES_TO + ES_NOW,
                    "(?:tendrás|tendrá|recibirás|recibirá) (?:el|la|los|las|mis?|una?|nuestr\\w+)\\b(?=.*\\b" + ES_TIME
                            + "\\b)"),
            words(
                    "si|cuando|a menos que|salvo|quizás?|tal vez|a lo mejor|probablemente|creo|supongo|ojalá|espero",
                    "(?:intent|procur)\\w+|trat(?:o|aré) de|no|nunca|nada|jamás|tampoco|ningun\\w*|siempre",
                    "algún día|un día de estos|en el futuro|adjunt\\w+|aquí|a continuación|enseguida|ahora mismo",
                    "abrazos?|besos?|besitos|saludos?|recuerdos|cariñ\\w+|(?:escribo|digo) (?:para|porque|esto)"),
            words("(?:escrib|contest|respond|avis|confirm|pregunt)\\w+|digo|dir(?:é|emos)"));

    private static final String IT_TIME = any(
            "entro|domani|dopodomani|stasera|oggi|più tardi|(?:in|questa|prossima) settimana|in giornata",
            "settimana prossima|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|nei prossimi giorni",
            "prima (?:di|del\\w*)|[tf]ra (?:qualche|un paio di|due|tre|\\d+) giorni|nel pomeriggio");

    private static final String IT_TO =
            "(?:(?:ti|te|le|la|vi|ve|lo|li|ne|gli|gliel[oaie]|gliene) )(?:(?:lo|la|li|le|ne) )?";

    private static final String IT_NOW = any(
            "mando|invio|spedisco|inoltro|scrivo|rispondo|dico|confermo|porto",
            "preparo|prenoto|giro|facci(?:o|amo) (?:sapere|avere)|(?:mand|invi|conferm)iamo");

    private static final String IT_THEN = any(
            any(
                            "mander|invier|spedir|inoltrer|scriver|risponder",
                            "dir|confermer|porter|preparer|prenoter|contatter|aggiorner|occuper|pagher")
                    + "(?:ò|emo)",
            "far(?:ò|emo) (?:sapere|avere)");

    private static final Tongue ITALIAN = new Tongue(
            words(
                    IT_THEN,
                    "me ne (?:occupo|incarico)|ci penso io|provvedo io",
                    IT_TO + IT_NOW + "\\b(?=.*\\b" + IT_TIME + "\\b)",
                    IT_TIME + " " + IT_TO + IT_NOW,
                    "(?:avrai|avrà|riceverai|riceverà) (?:il|lo|la|i|gli|le|una?)\\b(?=.*\\b" + IT_TIME + "\\b)"),
            words(
                    "se|qualora|quando|forse|magari|probabilmente|penso(?! io)|spero|credo|(?:cercher|prover)\\w+",
                    "prov[oi]|non|mai|niente|nulla|nessun\\w*|sempre|prima o poi|un giorno|in futuro|subito",
                    "(?:in )?allegat\\w*|di seguito|qui|abbracc\\w+|baci\\w*|salut\\w*|auguri|scrivo (?:per|perché)"),
            words("(?:scriv|rispond|conferm|contatt)\\w+|dico|dir(?:ò|emo)|sapere"));

    private static final String NL_TIME = any(
            "morgen\\w*|overmorgen|vanavond|vandaag|straks|(?:deze|volgende|komende) week|vóór",
            "(?:maan|dins|woens|donder|vrij|zater|zon)dag\\w*|binnen (?:\\w+) dagen|voor het eind\\w*");

    private static final String NL_YOU = "(?:je|jou|jullie|u|het|dat|die|de|hem|haar)";

    private static final String NL_NOW = "(?:stuur|mail|app|schrijf|breng|bezorg|antwoord|vraag)";

    private static final String NL_INFINITIVE = any(
            "(?:door|op|toe|na)?sturen|mailen|schrijven|doorgeven|(?:mee)?brengen|meenemen",
            "(?:na)?vragen|regelen|antwoorden|boeken|betalen|bestellen|bevestigen|bezorgen|uitzoeken|maken",
            "laten weten");

    private static final Tongue DUTCH = new Tongue(
            words(
                    "ik " + NL_NOW + " " + NL_YOU + "\\b(?=.*\\b" + NL_TIME + "\\b)",
                    NL_NOW + " ik " + NL_YOU + "\\b(?=.*\\b" + NL_TIME + "\\b)",
                    NL_TIME + " " + NL_NOW + " ik " + NL_YOU,
                    "ik (?:zal|ga)\\b(?=.*\\b" + NL_INFINITIVE + "\\b)",
                    "ik laat (?:het |dat )?(?:je|jullie|u) (?:het |dat )?(?:\\w+ ){0,2}weten",
                    "(?:je|jullie|u) (?:krijgt|krijg|ontvangt|hoort)\\b(?=.*\\b" + NL_TIME
                            + "\\b)(?=.*\\bvan (?:mij|me|ons)\\b)"),
            words(
                    "als|indien|tenzij|zodra|misschien|wellicht|waarschijnlijk|denk|hoop|probe\\w+|zou\\w*",
                    "niet|geen|nooit|niets|niks|ooit|altijd|meteen|nu|hierbij|bijgevoegd|bijlage",
                    "groet\\w*|kus\\w*|liefs"),
            words("schrij\\w+|antwoord\\w*|vra\\w+|navragen|weten|hoort|uitzoeken"));

    private static final List<Tongue> TONGUES = List.of(SPANISH, ITALIAN, DUTCH);

    /// @param deeds what is undertaken in it
    /// @param less a condition, a doubt, a refusal, what lies in the same mail, what is always so, a courtesy
    /// @param word what is kept by a word
    private record Tongue(Pattern deeds, Pattern less, Pattern word) {
        boolean told(String sentence) {
            return deeds.matcher(sentence).find() && !less.matcher(sentence).find();
        }
    }

    private UndertakesSouthern() {}

    private static String any(String... forms) {
        return "(?:" + String.join("|", forms) + ")";
    }

    private static Pattern words(String... forms) {
        return Pattern.compile("(?iU)\\b" + any(forms) + "\\b");
    }

    /// Is something undertaken that can be seen done?
    static boolean told(String sentence) {
        return !sentence.stripTrailing().endsWith("?") && TONGUES.stream().anyMatch(one -> one.told(sentence));
    }

    static boolean word(String sentence) {
        return told(sentence)
                && TONGUES.stream()
                        .anyMatch(one -> one.told(sentence)
                                && one.word().matcher(sentence).find());
    }
}
