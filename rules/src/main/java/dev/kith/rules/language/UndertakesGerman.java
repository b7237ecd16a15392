package dev.kith.rules.language;

import java.util.regex.Pattern;

/// German promises, by the measure of [Undertakes]: one who says "ich", or leaves it out, and a deed that can be seen
/// done. German promises in the present too: "ich schicke dir die Zahlen", "bekommst du bis Freitag". Written from the
/// language and not from mail: the mailboxes at hand hold none.
final class UndertakesGerman {
    /// "I send", "I'll send it".
    private static final String E = "(?:e|es|['\u2019]?s)?";

    private static final String YOU = "(?:dir|ihnen|euch)";

    /// Where a sentence begins without its "ich", as in "Melde mich morgen".
    private static final String BEGIN =
            "^\\W*(?:[^,.;:!]{1,25}[,.;:!]\\s*|(?:ok|okay|ja|klar|gut|danke|super|prima|alles klar|gerne?)\\s+)?";

    /// A particle stands at the end of its clause.
    private static final String END = "(?=\\s*(?:[.,;:!)]|$|und\\b))";

    /// A word, or a day as in "am 3. Mai".
    private static final String W = "(?:[^\\s,.;]+|\\d{1,2}\\.(?:\\d{1,2}\\.)?)";

    /// By when: what is mostly done at once, or always, is promised only with a day.
    private static final String TIME = any(
            "bis|noch|dann|danach|später|nachher|heute|morgen|übermorgen|bald|demnächst|zeitnah|umgehend|baldmöglichst",
            "nächste[nmrs]?|kommende[nmrs]?|diese[nmr]? (?:woche|monat)|(?:anfang|mitte|ende) \\w+|am \\d|am"
                    + " wochenende",
            "(?:mon|diens|donners|frei|sams|sonn)tag\\w*|mittwoch\\w*|in (?:den nächsten|ein paar|\\w+)"
                    + " (?:tag|woch)en");

    /// Each alone says a deed.
    private static final String CLEAR = any(
                    "schick|send|mail|liefer|besorg|überweis|buch|bestell|reservier|klär|erledig|übernehm|veranlass",
                    "organisier|vereinbar|korrigier|ergänz|überarbeit|aktualisier|änder|entwerf|unterschreib|erkundig",
                    "erstatt|stornier|scann|übersetz|verschick")
            + E;

    private static final String PARTED = any("leit|reich|trag|bring|füg|bereit|teil|ruf|frag|hak|pass|bau|hol") + E;

    private static final String PARTICLE = any("weiter|nach|ein|mit|vorbei|hinzu|zurück|an|zu|rüber|vor");

    /// "Zahle ... zurück", "drucke ... aus", "werfe ... ein", "gebe ... ab".
    private static final String HANDED = any("zahl|druck|werf|geb|füll") + E;

    /// Said of what is going on as well.
    private static final String VAGUE = "(?:schreib|antwort|mach|erstell|zeig|geb|bezahl|zahl|frag|bericht)" + E;

    private static final String KUEMMERN = "(?:kümmere?|kümmre) ";

    private static final String INFINITIVE = any(
            "(?:zu|nach|weiter|rüber|zurück|ein)?(?:schicken|senden|reichen|leiten|liefern)|mailen|zukommen lassen",
            "melden|kümmern|bescheid (?:geben|sagen)|wissen lassen|erledigen|klären|machen|tun|schreiben|antworten",
            "(?:an|zurück)rufen|(?:mit|vorbei)?bringen|vorbereiten|überarbeiten|ändern|korrigieren|ergänzen|einbauen",
            "hochladen|(?:be)?zahlen|überweisen|buchen|bestellen|reservieren|organisieren|vereinbaren|(?:nach|an)?fragen",
            "erkundigen|nachhaken|informieren|mitteilen|berichten|besorgen|vorlegen|bereitstellen|fertigstellen",
            "anpassen|aktualisieren|hinzufügen|entfernen|übernehmen|zurückkommen|unterschreiben|ausfüllen|eintragen",
            "nachtragen|zusammenstellen|erstellen|entwerfen|veranlassen",
            "(?:zurück|aus)(?:be)?zahlen|zurücküberweisen|erstatten|(?:aus)?drucken|einwerfen|(?:ab|zurück)geben",
            "(?:ein)?scannen|stornieren|anmelden|übersetzen|verschicken");

    /// What is sent: "das Angebot kommt bis Freitag". A person comes too, and that is no promise.
    private static final String THING = "\\w*"
            + any(
                    "angebot|rechnung|vertrag|unterlagen|fotos?|bilder|protokoll|liste|zahlen|entwurf|bestätigung",
                    "kostenvoranschlag|details|infos|rückmeldung|formular|bericht|muster|link|datei(?:en)?|antwort",
                    "gutachten|bescheinigung|zeugnis|plan|pläne|vorschlag|vorschläge|geld|überweisung");

    /// Without its "ich".
    private static final String BRIEF =
            "(?:melde? mich|" + KUEMMERN + "mich|(?:schick|send|mail)e? (?:(?:es|sie|ihn) )?" + YOU
                    + "|rufe? (?:dich|sie|euch)|(?:gebe?|sage?) " + YOU + " (?:\\w+ )?bescheid)";

    private static final Pattern DEEDS = pattern(
            "ich " + CLEAR + "\\b",
            CLEAR + " ich\\b",
            "ich " + PARTED + " (?:" + W + " ){0,8}" + PARTICLE + END,
            PARTED + " ich (?:" + W + " ){0,8}" + PARTICLE + END,
            "(?:ich (?:stell|lad|komm)" + E + "|(?:stell|lad|komm)" + E + " ich) (?:" + W + " ){0,8}"
                    + "(?:bereit|zusammen|hoch|auf (?:dich|sie|euch) zurück)" + END,
            "(?:ich " + HANDED + "|" + HANDED + " ich) (?:" + W + " ){0,8}(?:zurück|aus|ein|ab)" + END,
            "(?:ich melde?|melde? ich) (?:dich|euch|sie|ihn|uns) (?:" + W + " ){0,6}an" + END,
            "(?:ich " + VAGUE + "|" + VAGUE + " ich)\\b(?=.*\\b" + TIME + "\\b)",
            "ich mach" + E + " (?:das|es|dies)\\b|\\bdas mach" + E + " ich\\b",
            "ich (?:melde?|erkundige?) mich\\b|\\b(?:melde?|erkundige?) ich mich\\b",
            "ich " + KUEMMERN + "mich\\b|\\b" + KUEMMERN + "ich mich\\b|\\b(?:ich sorge?|sorge? ich) dafür\\b",
            "(?:ich (?:gebe?|sage?)|(?:gebe?|sage?) ich) (?:\\w+ ){0,4}bescheid\\b",
            "(?:ich lasse?|lasse? ich) (?:es |das )?(?:dich|sie|euch) (?:\\w+ ){0,3}wissen\\b",
            "(?:ich werde|werde ich)\\b.*\\b" + INFINITIVE + "\\b",
            "(?:bekommst|kriegst|erhältst) du\\b.*\\b" + any(TIME, "von mir") + "\\b",
            "du (?:bekommst|kriegst|erhältst)\\b.*\\b" + any(TIME, "von mir") + "\\b",
            "(?:bekommen|erhalten) (?:sie|ihr)\\b.*\\b" + any("bis", "von mir") + "\\b",
            "(?:sie|ihr) (?:bekommen|bekommt|erhalten|erhaltet)\\b.*\\b" + any("bis", "von mir") + "\\b",
            "(?:sie|ihr) (?:hören|hört)\\b.*\\b" + TIME + "\\b.*\\bvon (?:mir|uns)\\b|\\bdu hörst\\b.*\\b" + TIME
                    + "\\b.*\\bvon (?:mir|uns)\\b",
            THING + " (?:kommt|kommen|folgt|folgen|(?:geht|gehen)(?=.*\\braus\\b))\\b.*\\b" + TIME + "\\b",
            // "ich rede mit der Bank und melde mich": the deed may come second
            "(?:ich (?:" + W + "\\s+){1,8}und (?:dann )?" + BRIEF + ")\\b",
            BEGIN + BRIEF + "\\b");

    private static final Pattern LOOKS = pattern(
            "(?:ich " + any("(?:über)?prüf|test|untersuch|check") + E + "|" + any("(?:über)?prüf|test|untersuch|check")
                    + E + " ich)\\b",
            "(?:ich (?:schaue?|sehe?|gucke?|lese?)|(?:schaue?|sehe?|gucke?|lese?) ich) (?:" + W + " ){0,8}"
                    + "(?:an|nach|durch|rein)" + END,
            "(?:ich schaue?|schaue? ich)(?: mal)?,|\\b(?:ich werfe?|werfe? ich) (?:\\w+ ){0,3}blick\\b",
            "(?:ich werde|werde ich)\\b.*\\b(?:(?:über)?prüfen|(?:an|durch|nach)(?:sehen|schauen|lesen)|testen"
                    + "|untersuchen|checken)\\b");

    /// A condition, a doubt, a refusal, what lies in the same mail, what is always so, and forms of politeness.
    private static final Pattern LESS = pattern(
            "(?:falls|wenn|sofern|sobald|soweit|sonst|ansonsten|andernfalls|notfalls|es sei denn|vorausgesetzt)\\b",
            "(?:bei (?:bedarf|gelegenheit)|gegebenenfalls|ggf|evtl|eventuell|je nachdem)\\b",
            "(?:vielleicht|wahrscheinlich|vermutlich|hoffentlich|möglicherweise|womöglich|wohl)\\b",
            "(?:nicht|nichts|kein\\w*|nie|niemals|niemand|weder|ungern)\\b",
            "ich (?:denke|glaube|hoffe|schätze|vermute|überlege|plane|würde|könnte|möchte|wollte|sollte|müsste)\\b",
            "(?:versuch|probier|bemüh)\\w*\\b|\\b(?:müssen|können|dürfen)\\b",
            "(?:mal wieder|wieder (?:ein)?mal|ab und zu|bei zeiten|irgendwann|eines tages|künftig|zukünftig|in"
                    + " zukunft|ab jetzt|von nun an|immer|stets|jederzeit)\\b",
            "(?:jede[nrs]?|seit|wie üblich|grundsätzlich|normalerweise|meistens|gerade|soeben)\\b",
            "(?:anbei|hiermit|hier|anliegend|beiliegend|beigefügt|angehängt|im anhang|in der anlage|unten)\\b",
            "(?:in einer minute|in (?:ein paar|wenigen|\\w+) minuten|sofort|jetzt)\\b",
            "gerne?\\b(?=.*\\b(?:weitere|mehr|informationen|fragen)\\b)|\\bvon uns\\b",
            "(?:grüße|grüßen|gruß|kuss|küsse|umarmung|glückwünsche|freuen|auf dem laufenden)\\b",
            "melde? (?:ich )?mich (?:" + W + " ){0,6}(?:an|ab|krank|freiwillig|zu wort|zurück)" + END,
            "(?:schreibe?|melde?)\\b(?!.*\\b" + TIME + "\\b).*\\bwegen\\b",
            "(?:schreibe?|melde?|sende?|schicke?)\\b.*\\b(?:weil|um|bezüglich|da (?:ich|wir|sie|du)"
                    + "|mit (?:einer|der|dieser) (?:\\w+ )?(?:frage|bitte))\\b",
            "frage? (?:ich )?mich\\b|\\?\\s*$");

    private static final Pattern REPORT =
            pattern("(?:melden|melde? (?:ich )?mich|bescheid|wissen|berichte?n?|auf (?:dich|sie|euch) zurück\\w*)\\b");

    /// What is kept by a word.
    private static final Pattern WORD = pattern(
            "(?:melden|melde? (?:ich )?mich|bescheid|wissen|antwort\\w*|bericht\\w*|auf (?:dich|sie|euch) zurück\\w*)",
            "(?:ruf\\w*|anrufen|zurückrufen|\\w*frag(?:e|en)|klär\\w*|\\w*prüf\\w*|test\\w*|untersuch\\w*|check\\w*)",
            "(?:hak\\w*|nachhaken|erkundig\\w*|schaue?|sehe?|lese?|\\w+(?:sehen|schauen|lesen))");

    private UndertakesGerman() {}

    private static String any(String... forms) {
        return "(?:" + String.join("|", forms) + ")";
    }

    /// Any letter makes a word: "übernehme" begins with one too.
    private static Pattern pattern(String... forms) {
        return Pattern.compile("(?iU)(?:" + String.join("|", forms(forms)) + ")");
    }

    private static String[] forms(String... forms) {
        for (var i = 0; i < forms.length; i++) {
            forms[i] = forms[i].startsWith("^") ? forms[i] : "\\b" + forms[i];
        }
        return forms;
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
