package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.ControlRecipients.Route;
import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.smtp.Expected.Data;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.wire.SmtpChunk;

/// Mail to Kith's own addresses on the submission side, which never goes upstream (docs/decisions: control mail).
///
/// A control recipient is answered by Kith in its turn ([ControlRecipients]). What becomes of the message is decided
/// once all recipients have their replies: with no real recipient Kith takes the message itself and upstream gets RSET;
/// with real ones beside it Kith takes the header section first, and only when no control address can be seen there
/// does the message go on, to upstream and to Kith alike. The commands are answered here; the octets behind them are
/// for [ControlMessage]. Messages without a control recipient never come here.
final class ControlPost {
    private static final String NOBODY = "554 5.5.1 No valid recipients";
    /// RFC 3030 section 2: what Kith keeps of the chunks is no part of a message behind DATA.
    private static final String AMONG_CHUNKS = "503 5.5.1 Chunks were sent: BDAT or RSET comes next";

    private static final String BY_NAME =
            "554 5.6.0 Kith cannot fetch a mail: send it whole, or without a Kith address";

    private static final byte[] NOTHING = {};
    /// The edit of a message that Kith answers in upstream's place, to its end or up to leave to send it.
    private static final String MESSAGE = "smtp-control-message";

    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Turns turns;
    private final Envelope envelope;
    private final ControlRecipients recipients;
    private final ControlMessage message;

    ControlPost(SmtpDialogueFactory kith, SmtpDialogue dialogue, Session session, Turns turns, Envelope envelope) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
        this.envelope = envelope;
        recipients = new ControlRecipients(kith, dialogue, session, turns, envelope);
        message = new ControlMessage(kith, dialogue, session, turns, envelope);
    }

    ControlRecipients recipients() {
        return recipients;
    }

    /// The message that is in Kith's hands, while there is one.
    ControlMessage message() {
        return message;
    }

    /// Whether the next message may have a control recipient, so that it waits for its turn to know.
    boolean concerned() {
        return message.active() || envelope.controlAsked() || turns.controlRecipientDue();
    }

    /// A DATA command that may concern Kith. Its reply is given before its message is read.
    Verdict data(byte[] command) {
        if (message.active()) {
            dialogue.edited(MESSAGE);
            turns.add(Local.of(() -> SmtpDialogueFactory.line(AMONG_CHUNKS)));
            return Verdict.DROP;
        }
        dialogue.readAs(Mode.HOLD);
        turns.add(Local.of(() -> switch (recipients.route()) {
            case UPSTREAM -> NOTHING;
            case NOBODY -> SmtpDialogueFactory.line(NOBODY);
            case KITH, BOTH -> SmtpDialogueFactory.line("354 End with a dot on a line of its own");
        }));
        turns.add(Local.of(() -> beginData(command)));
        return Verdict.DROP;
    }

    private byte[] beginData(byte[] command) {
        var route = recipients.route();
        switch (route) {
            case UPSTREAM -> {
                dialogue.up().write(command);
                turns.add(new Data());
            }
            case NOBODY -> {
                dialogue.edited(MESSAGE);
                dialogue.resume(Mode.COMMAND);
            }
            case KITH, BOTH -> {
                dialogue.edited(MESSAGE);
                message.begin(route);
                dialogue.resume(Mode.DATA);
            }
        }
        return NOTHING;
    }

    /// A BDAT command that may concern Kith: the first of its message waits for its turn.
    Verdict chunk(byte[] command, SmtpChunk chunk) {
        if (message.active()) {
            message.nextChunk(command);
            session.chunking().read(chunk.octets());
            return Verdict.DROP;
        }
        dialogue.readAs(Mode.HOLD);
        turns.add(Local.of(() -> beginChunks(command, chunk)));
        return Verdict.DROP;
    }

    private byte[] beginChunks(byte[] command, SmtpChunk chunk) {
        var route = recipients.route();
        if (route != Route.UPSTREAM) {
            dialogue.edited(MESSAGE);
        }
        switch (route) {
            case UPSTREAM -> {
                dialogue.up().write(command);
                var plain = new Submission(kith.settings());
                turns.add(new Chunk(plain, chunk.last()));
                session.chunking().adopt(plain);
            }
            case NOBODY -> message.refuseAll(NOBODY);
            case KITH, BOTH -> {
                message.begin(route);
                message.nextChunk(command);
            }
        }
        session.chunking().read(chunk.octets());
        return NOTHING;
    }

    /// A BURL command that may concern Kith, which cannot fetch what it names: a message with a Kith address
    /// goes nowhere, so that nobody believes that Kith has it.
    Verdict reference(byte[] command, boolean last) {
        dialogue.readAs(Mode.HOLD);
        turns.add(Local.of(
                () -> goesOn() ? NOTHING : SmtpDialogueFactory.line(message.active() ? AMONG_CHUNKS : BY_NAME)));
        turns.add(Local.of(() -> afterReference(command, last)));
        return Verdict.DROP;
    }

    /// Whether what began as a mail to Kith, perhaps, is none.
    private boolean goesOn() {
        return !message.active() && recipients.route() == Route.UPSTREAM;
    }

    private byte[] afterReference(byte[] command, boolean last) {
        if (goesOn()) {
            dialogue.up().write(command);
            session.chunking().referred(last);
        } else {
            dialogue.edited(MESSAGE);
        }
        dialogue.resume(Mode.COMMAND);
        return NOTHING;
    }
}
