package dev.kith.indexer.mime;

import java.util.List;
import java.util.regex.Pattern;

/// Tells automatic answers from what somebody wrote (RFC 3834, RFC 3464, RFC 8098, and what came before them).
final class Automation {
    private static final Pattern AWAY = Pattern.compile(
            "^(re: ?)?(\\[?(auto(matic)?[- ]?(reply|response|generated|antwort)|autoreply|out of (the )?office(?!"
                    + " (?!auto|reply|notification|until|till|from|message|next|this|on|re)\\p{L})|ooo\\b|automatische"
                    + " antwort|abwesenheit|abwesend|réponse automatique|absence du bureau|respuesta autom|risposta"
                    + " automatica|fuori ufficio|automatisch antwoord|afwezig|resposta autom|fora do escrit|odpowiedź"
                    + " automatyczna|автоответ|自動返信|自动回复|vacation( reply| response)?:))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BOUNCED = Pattern.compile(
            "^(undeliver(able|ed)|mail delivery (failed|failure|problem)|delivery (status notification|failure|has"
                    + " failed)|returned mail|failure notice|delivery report|message (could not be"
                    + " delivered|undeliverable)|nondeliverable|warning: (could not send|message"
                    + " .{0,30}delayed)|unzustellbar|non remis|mail returned|undelivered mail returned)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern POSTMASTER = Pattern.compile("^(mailer-daemon|postmaster|mail-daemon|mdaemon)@");
    private static final Pattern SEEN = Pattern.compile(
            "^(read|gelesen|lu|leído|letto|gelezen|lida|disposition notification): ?", Pattern.CASE_INSENSITIVE);

    private Automation() {}

    static Automatic of(HeaderSection header, Hints hints, String subject, List<Address> from, Parts parts) {
        var type = header.text("content-type").toLowerCase(java.util.Locale.ROOT);
        if (parts.readReceipt || type.contains("disposition-notification")) {
            return Automatic.RECEIPT;
        }
        var daemon =
                from.stream().anyMatch(a -> POSTMASTER.matcher(a.addrSpec()).find());
        if (parts.deliveryStatus
                || type.contains("delivery-status")
                || header.has("x-failed-recipients")
                || (BOUNCED.matcher(subject).find() && (daemon || from.isEmpty() || hints.nullReturnPath()))) {
            return Automatic.BOUNCE;
        }
        var submitted = hints.autoSubmitted();
        if ((!submitted.isEmpty() && !submitted.equals("no"))
                || hints.precedence().equals("auto_reply")
                || header.has("x-autoreply")
                || header.has("x-autorespond")
                || header.has("x-autoreply-from")
                || AWAY.matcher(subject).find()) {
            return Automatic.REPLY;
        }
        return SEEN.matcher(subject).find() && hints.nullReturnPath() ? Automatic.RECEIPT : Automatic.NO;
    }
}
