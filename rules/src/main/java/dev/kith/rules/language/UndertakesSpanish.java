package dev.kith.rules.language;

import static dev.kith.rules.language.Tongue.any;
import static dev.kith.rules.language.Tongue.words;

/// Spanish promises: "te mando la lista el lunes", "voy a enviártelo", "me encargo yo". See [Tongue].
final class UndertakesSpanish {
    private static final String TIME = any(
            "mañana|hoy|luego|esta (?:semana|tarde|noche)|(?:la )?(?:semana que viene|próxima semana)",
            "(?:el|este|para el) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|\\d{1,2})|antes del?",
            "a (?:finales|principios|mediados) del?|en (?:unos|un par de|dos|tres|\\d+) días");

    private static final String TO = "(?:(?:te|le|les|os|lo|la|los|las|me|se) ){0,2}";

    private static final String NOW = any(
            "mando|env[ií]o|reenvío|paso|escribo|contesto|respondo|aviso|digo|confirmo|traigo|llevo",
            "devuelvo|pago|imprimo|firmo|ingreso|reembolso|hago (?:la|una) transferencia",
            "preparo|reservo|busco|hago llegar|(?:mand|envi|pas|avis|confirm)amos|respondemos");

    private static final String THEN = any(
                    "mandar|enviar|reenviar|pasar|escribir|contestar|responder|avisar|confirmar|traer",
                    "preparar|reservar|entregar|devolver|encargar|ocupar|har|dir|pagar|imprimir|reembolsar|transferir")
            + "(?:é|emos)";

    private static final String INFINITIVE = any(
                    "(?:re)?envi[aá]r|mand[aá]r|pas[aá]r|escribir|contestar|responder|avisar|confirmar",
                    "traer|preparar|reservar|entregar|devolver|preguntar|transferir|reembolsar|imprimir")
            + "(?:te|le|les|os|lo|la|los|las){0,2}";

    static final Tongue TONGUE = new Tongue(
            words(
                    TO + THEN,
                    "voy a " + INFINITIVE,
                    "(?:yo )?me (?:encargo|ocupo) (?:yo|del?)",
                    "(?:te|le|les|os|se) " + TO + NOW + "\\b(?=.*\\b" + TIME + "\\b)",
                    TIME + " (?:te|le|les|os|se) " + TO + NOW,
                    "(?:tendrás|tendrá|recibirás|recibirá) (?:el|la|los|las|mis?|una?|nuestr\\w+)\\b(?=.*\\b" + TIME
                            + "\\b)"),
            words(
                    "si|cuando|a menos que|salvo|quizás?|tal vez|a lo mejor|probablemente|creo|supongo|ojalá|espero",
                    "(?:intent|procur)\\w+|trat(?:o|aré) de|no|nunca|nada|jamás|tampoco|ningun\\w*|siempre",
                    "algún día|un día de estos|en el futuro|adjunt\\w+|aquí|a continuación|enseguida|ahora mismo",
                    "abrazos?|besos?|besitos|saludos?|recuerdos|cariñ\\w+|(?:escribo|digo) (?:para|porque|esto)"),
            words("(?:escrib|contest|respond|avis|confirm|pregunt)\\w+|digo|dir(?:é|emos)"));

    private UndertakesSpanish() {}
}
