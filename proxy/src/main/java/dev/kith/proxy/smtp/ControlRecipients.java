package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.wire.SmtpPath;

/// RCPT at Kith's own domain: answered by Kith in its turn, never sent upstream.
final class ControlRecipients {
    /// Where a message with a control recipient goes.
    enum Route {
        UPSTREAM,
        NOBODY,
        KITH,
        BOTH
    }

    /// Reserved (RFC 6761 section 6.4): no mail server can deliver to it.
    static final String DOMAIN = "kith.invalid";

    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Turns turns;
    private final Envelope envelope;

    ControlRecipients(
            SmtpDialogueFactory kith, SmtpDialogue dialogue, Session session, Turns turns, Envelope envelope) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
        this.envelope = envelope;
    }

    static boolean isControl(String path) {
        return SmtpPath.domain(path).equals(DOMAIN);
    }

    Verdict recipient(String path) {
        dialogue.edited("smtp-control-recipient");
        turns.add(Local.recipient(() -> SmtpDialogueFactory.line(verdict(path))));
        return Verdict.DROP;
    }

    private String verdict(String path) {
        var reversePath = envelope.reversePath();
        if (reversePath == null) {
            return "503 5.5.1 MAIL first";
        }
        envelope.askForControl();
        if (!session.authenticated()) {
            return "530 5.7.0 Sign in first";
        }
        if (session.stranger() || !kith.desk().knows(kith.settings().account(), reversePath, path)) {
            return "550 5.1.1 Kith has no such address";
        }
        envelope.acceptControl(path);
        return "250 2.1.5 For Kith alone";
    }

    /// Known for sure only when every recipient has its reply.
    Route route() {
        var real = !envelope.forwardPaths().isEmpty();
        if (!envelope.controlPaths().isEmpty()) {
            return real ? Route.BOTH : Route.KITH;
        }
        return envelope.controlAsked() && !real ? Route.NOBODY : Route.UPSTREAM;
    }
}
