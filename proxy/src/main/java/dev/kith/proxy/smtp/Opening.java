package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.wire.EhloReply;
import java.nio.charset.StandardCharsets;

/// Kith's own STARTTLS on the upstream leg (RFC 3207), before the client is served: greeting, EHLO, STARTTLS, TLS.
/// Nothing learned before TLS is kept, but for the greeting, which says nothing that counts. Where upstream does not
/// offer TLS or sends octets behind its 220, the connection ends: no fallback (RFC 8314 section 5).
final class Opening {
    /// The client's own name is not known yet; an address literal tells nothing of this machine.
    private static final String EHLO = "EHLO [127.0.0.1]";

    private final SmtpDialogue dialogue;

    Opening(SmtpDialogue dialogue) {
        this.dialogue = dialogue;
    }

    void begin() {
        dialogue.expect(new Own(this::greeted));
    }

    private void greeted(int code, byte[] greeting) {
        if (code != 220) {
            dialogue.endWith(greeting);
            return;
        }
        dialogue.ask(EHLO, (ehloCode, reply) -> offered(greeting, ehloCode, reply));
    }

    private void offered(byte[] greeting, int code, byte[] reply) {
        if (code != 250 || !new EhloReply(reply).offers("STARTTLS")) {
            refuse("The mail server does not offer STARTTLS, which this account asks for");
            return;
        }
        dialogue.ask("STARTTLS", (answer, text) -> allowed(greeting, answer, text));
    }

    private void allowed(byte[] greeting, int code, byte[] reply) {
        if (code != 220) {
            refuse("The mail server refused STARTTLS: " + new String(reply, StandardCharsets.ISO_8859_1));
            return;
        }
        if (dialogue.upstreamSaidMore()) {
            refuse("The mail server's answer to STARTTLS was followed by octets that TLS does not protect");
            return;
        }
        dialogue.edited("smtp-upstream-starttls");
        dialogue.legs().startUpstreamTls(() -> dialogue.serve(greeting), this::refuse);
    }

    private void refuse(String why) {
        dialogue.goodbye(why);
    }
}
