package dev.kith.rules.language;

import java.util.regex.Pattern;

/// French promises, by the measure of [Undertakes], in small: "je vous envoie", "je reviens vers vous", "je vais le
/// faire". Written from the language and not from mail.
final class UndertakesFrench {
    private static final String TO = "(?:(?:te|vous|le|la|les|lui|leur|en|y) |[tly]['\u2019])*";

    private static final String NOW = "(?:envoie|transmets|rappelle|réponds|recontacte|rédige|règle|réserve|commande"
            + "|corrige|ajoute|complète|modifie|prépare|apporte)";

    private static final String THEN = "(?:enverr|transmettr|rappeller|répondr|recontacter|rédiger|règler|régler"
        + "|réserver|commander|corriger|ajouter|compléter|modifier|préparer|apporter|fer|dir|écrir|paier|demander"
        + "|occuper|charger|reviendr|fournir|mettr|informer|confirmer|rembourser|virer|imprimer|signer|déposer|rendr"
        + "|renverr|scanner|annuler)ai";

    private static final String INFINITIVE = "(?:envoyer|transmettre|rappeler|répondre|recontacter|rédiger|régler"
            + "|réserver|commander|corriger|ajouter|compléter|modifier|préparer|apporter|faire|dire|écrire|payer"
            + "|demander|occuper|charger|revenir|fournir|mettre|informer|confirmer|renvoyer"
            + "|rembourser|virer|imprimer|signer|déposer|rendre|scanner|annuler)";

    /// Said of what is going on as well.
    private static final String ERRAND =
            "(?:rembourse|vire|imprime|signe|dépose|rends|renvoie|restitue|scanne|annule|paie"
                    + "|paye|fais (?:le|un) virement)";

    private static final String DAY =
            "(?:avant|d['\u2019]ici|demain|ce soir|au plus tard|lundi|mardi|mercredi|jeudi|vendredi"
                    + "|samedi|la semaine prochaine|en fin de|dans la)\\b";

    private static final Pattern DEEDS = pattern(
            "(?:je |j['\u2019])(?:m['\u2019]en )?" + TO + THEN + "\\b",
            "je " + TO + NOW + "\\b",
            "je m['\u2019]en (?:occupe|charge)\\b|\\bje (?:reviens|revient) vers (?:toi|vous)\\b",
            "je vais (?:m['\u2019]en )?" + TO + INFINITIVE + "\\b",
            // "je me renseigne et je vous dis demain": said of what is going on as well
            "je (?:te|vous) (?:dis|donne|redis|tiens)\\b.*\\b" + DAY,
            "(?:je |j['\u2019])" + TO + ERRAND + "\\b.*\\b" + DAY,
            "(?:vous|tu) (?:aurez|auras|recevrez|recevras) (?:le|la|les|mon|ma|mes|notre|nos|un|une|votre|ton|ta)"
                    + "\\b.*\\b" + DAY,
            "(?:devis|facture|contrat|dossier|documents?|photos|liste|réponse|rapport|attestation|paiement|virement)"
                    + " (?:suit|suivra|suivront|part|partira|arrivera|(?:vous|te) parviendra)\\b.*\\b" + DAY);

    private static final Pattern LOOKS = pattern("(?:je " + TO + "(?:regarde|vérifie|relis)|je vais " + TO
            + "(?:regarder|vérifier|relire)" + "|je " + TO + "(?:regarder|vérifier|relir)ai)\\b");

    private static final Pattern LESS = pattern(
            "(?:si|s['\u2019]ils?|sauf|(?:dès |lors|aussitôt |une fois )qu(?:e|['\u2019])|quand|sinon|au cas où|le cas"
                    + " échéant)\\b",
            "(?:peut-être|probablement|sans doute|éventuellement|j['\u2019]espère|je (?:pense|crois|suppose))\\b",
            "(?:essay|tent)\\w*\\b|\\b(?:pas|jamais|rien|aucune?|toujours|d['\u2019]habitude|un jour|à"
                    + " l['\u2019]avenir)\\b",
            "(?:ci-joint\\w*|ci-dessous|en pièce jointe|voici|par la présente|au courant|bisous|salutations|vœux)\\b",
            "\\?\\s*$");

    private static final Pattern REPORT = pattern("(?:vers (?:toi|vous)|dirai|informer(?:ai)?|confirmer(?:ai)?)\\b");

    private static final Pattern WORD = pattern(
            "(?:vers"
                + " (?:toi|vous)|répon\\w+|rappell?e\\w*|recontacte\\w*|dirai|dire|demand\\w+|inform\\w+|confirm\\w+)\\b",
            "(?:regard\\w+|vérifi\\w+|reli\\w+|écri\\w+)\\b");

    private UndertakesFrench() {}

    private static Pattern pattern(String... forms) {
        return Pattern.compile("(?iU)\\b(?:" + String.join("|", forms) + ")");
    }

    static boolean told(String sentence) {
        return (DEEDS.matcher(sentence).find() || LOOKS.matcher(sentence).find())
                && !LESS.matcher(sentence).find();
    }

    /// Is it told here, and more than a look?
    static boolean deed(String sentence) {
        return told(sentence)
                && (DEEDS.matcher(sentence).find() || REPORT.matcher(sentence).find());
    }

    static boolean word(String sentence) {
        // "information" is English too
        return told(sentence) && WORD.matcher(sentence).find();
    }
}
