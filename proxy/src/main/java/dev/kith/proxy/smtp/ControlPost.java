package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.ControlRecipients.Route;
import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.smtp.Expected.Data;
import dev.kith.proxy.smtp.Expected.EndOfData;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.wire.SmtpChunk;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mail to Kith's own addresses on the submission side, which never goes upstream (docs/decisions: control mail).
///
/// A control recipient is answered by Kith in its turn ([ControlRecipients]). What becomes of the message is decided
/// once all recipients
/// have their replies: with no real recipient Kith takes the message itself and upstream gets RSET; with real ones
/// beside it Kith takes the header section first, and only when no control address can be seen there does the
/// message go on, to upstream and to Kith alike. Messages without a control recipient never come here.
final class ControlPost {
    private enum Phase {
        NONE,
        /// Octets are withheld until the header section is whole.
        PROBE,
        /// Upstream was asked whether it takes the message.
        ASKING,
        /// For Kith alone.
        COLLECT,
        /// Read to its end and thrown away.
        REFUSE
    }

    private static final String SEEN =
            "550 5.7.1 A Kith address stands where the other recipients would see it; put it in Bcc alone";
    private static final String TOO_LONG = "552 5.3.4 The header is too long for a mail with a Kith address";
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
    private final Withheld withheld;
    private Phase phase = Phase.NONE;
    private Submission submission;
    private byte[] refusal = NOTHING;
    private int withheldChunks;
    private boolean ended;

    ControlPost(SmtpDialogueFactory kith, SmtpDialogue dialogue, Session session, Turns turns, Envelope envelope) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
        this.envelope = envelope;
        recipients = new ControlRecipients(kith, dialogue, session, turns, envelope);
        submission = new Submission(kith.settings());
        withheld = new Withheld(4L * kith.settings().headerOctetsMax() + (1 << 20));
    }

    ControlRecipients recipients() {
        return recipients;
    }

    /// Whether the next message may have a control recipient, so that it waits for its turn to know.
    boolean concerned() {
        return phase != Phase.NONE || envelope.controlAsked() || turns.controlRecipientDue();
    }

    /// Whether the message under way is in Kith's hands, and none of it upstream yet.
    boolean active() {
        return phase != Phase.NONE;
    }

    /// A DATA command that may concern Kith. Its reply is given before its message is read.
    Verdict data(byte[] command) {
        if (active()) {
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
                begin(route);
                dialogue.resume(Mode.DATA);
            }
        }
        return NOTHING;
    }

    private void begin(Route route) {
        var reversePath = envelope.reversePath();
        submission = new Submission(kith.settings());
        submission.forKith(reversePath == null ? "" : reversePath, envelope.controlPaths());
        withheldChunks = 0;
        ended = false;
        phase = route == Route.BOTH ? Phase.PROBE : Phase.COLLECT;
        if (phase == Phase.COLLECT) {
            reset();
        }
    }

    /// Ends upstream's half of a transaction that does not go there.
    private void reset() {
        dialogue.edited("smtp-control-reset");
        dialogue.ask("RSET", (_, _) -> {});
        envelope.clear();
    }

    /// Octets behind DATA, while active.
    void data(Passage up) {
        var end = submission.data().scan(up.source(), up.position(), up.end());
        ended = end >= 0;
        take(up, ended ? end : up.end());
        if (phase == Phase.PROBE && probed(ended)) {
            var objection = objection();
            if (objection == null) {
                phase = Phase.ASKING;
                dialogue.readAs(Mode.HOLD);
                dialogue.ask("DATA", this::dataAnswered);
                return;
            }
            refuse(objection);
        }
        if (ended) {
            finish();
        }
    }

    private void take(Passage up, int to) {
        if (phase == Phase.PROBE) {
            withheld.add(up.take(to));
        } else {
            up.drop(to);
        }
    }

    /// Whether enough was seen to judge the header section.
    private boolean probed(boolean all) {
        return all || submission.copy().headerComplete() || tooLong();
    }

    private boolean tooLong() {
        return submission.copy().headerTooLong() || withheld.tooMany();
    }

    private @Nullable String objection() {
        if (tooLong()) {
            return TOO_LONG;
        }
        return VisibleRecipients.at(ControlRecipients.DOMAIN, submission.copy().octets()) ? SEEN : null;
    }

    private void refuse(String words) {
        refusal = SmtpDialogueFactory.line(words);
        phase = Phase.REFUSE;
        withheld.forget();
        reset();
    }

    /// The message's end has come, and upstream has none of it.
    private void finish() {
        var collected = phase == Phase.COLLECT;
        phase = Phase.NONE;
        if (!collected) {
            var words = refusal;
            turns.add(Local.of(() -> words));
            dialogue.resume(Mode.COMMAND);
            return;
        }
        var answer = Local.later();
        dialogue.readAs(Mode.HOLD);
        turns.add(answer);
        kith.desk()
                .take(
                        submission.controlMail(kith.settings().account(), List.of()),
                        taken -> dialogue.legs().execute(() -> {
                            answer.settle(SmtpDialogueFactory.line(words(taken)));
                            turns.speak();
                            dialogue.resume(Mode.COMMAND);
                        }));
    }

    private static String words(ControlDesk.Taken taken) {
        return switch (taken) {
            case STORED -> "250 2.0.0 Kith has it";
            case NOT_NOW -> "451 4.3.0 Kith cannot take it now";
            case REFUSED -> "554 5.6.0 Kith cannot make anything of it";
        };
    }

    /// Upstream's reply to the DATA that was held back until the header section had been seen.
    private void dataAnswered(int code, byte[] reply) {
        if (code != 354) {
            refusal = reply;
            phase = Phase.REFUSE;
            withheld.forget();
            reset();
            if (ended) {
                finish();
            } else {
                dialogue.resume(Mode.DATA);
            }
            return;
        }
        phase = Phase.NONE;
        withheld.release(dialogue.up());
        turns.add(new EndOfData(submission));
        session.goOn(submission, ended);
    }

    /// A BDAT command that may concern Kith: the first of its message waits for its turn.
    Verdict chunk(byte[] command, SmtpChunk chunk) {
        if (active()) {
            if (phase == Phase.PROBE) {
                withheld.add(Unpooled.wrappedBuffer(command));
            }
            session.readChunk(chunk.octets());
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
                session.adopt(plain);
            }
            case NOBODY -> {
                submission = new Submission(kith.settings());
                refusal = SmtpDialogueFactory.line(NOBODY);
                phase = Phase.REFUSE;
            }
            case KITH -> begin(route);
            case BOTH -> {
                begin(route);
                withheld.add(Unpooled.wrappedBuffer(command));
            }
        }
        session.readChunk(chunk.octets());
        return NOTHING;
    }

    /// A BURL command that may concern Kith, which cannot fetch what it names: a message with a Kith address
    /// goes nowhere, so that nobody believes that Kith has it.
    Verdict reference(byte[] command, boolean last) {
        dialogue.readAs(Mode.HOLD);
        turns.add(Local.of(() -> goesOn() ? NOTHING : SmtpDialogueFactory.line(active() ? AMONG_CHUNKS : BY_NAME)));
        turns.add(Local.of(() -> afterReference(command, last)));
        return Verdict.DROP;
    }

    /// Whether what began as a mail to Kith, perhaps, is none.
    private boolean goesOn() {
        return !active() && recipients.route() == Route.UPSTREAM;
    }

    private byte[] afterReference(byte[] command, boolean last) {
        if (goesOn()) {
            dialogue.up().write(command);
            session.referred(last);
        } else {
            dialogue.edited(MESSAGE);
        }
        dialogue.resume(Mode.COMMAND);
        return NOTHING;
    }

    /// Octets of a chunk, while active.
    void chunk(Passage up, int count, boolean last) {
        submission.copy().add(up.source(), up.position(), count);
        take(up, up.position() + count);
        if (phase == Phase.PROBE && probed(false)) {
            judgeChunks(last);
        }
    }

    /// The present chunk is whole, and still in Kith's hands.
    void chunkEnded(boolean last) {
        if (phase == Phase.PROBE && last) {
            judgeChunks(true);
            if (phase == Phase.NONE) {
                return;
            }
        }
        if (last) {
            finish();
            return;
        }
        if (phase == Phase.PROBE) {
            withheldChunks++;
        }
        var words = phase == Phase.REFUSE ? refusal : SmtpDialogueFactory.line("250 2.0.0 Chunk taken");
        turns.add(Local.of(() -> words));
        dialogue.resume(Mode.COMMAND);
    }

    /// What was withheld goes on as the chunks it came in; those that Kith has answered get no second reply.
    private void judgeChunks(boolean last) {
        var objection = objection();
        if (objection != null) {
            refuse(objection);
            return;
        }
        var message = submission;
        for (var i = 0; i < withheldChunks; i++) {
            turns.add(new Own((code, _) -> {
                if (code / 100 != 2) {
                    message.fail();
                }
            }));
        }
        phase = Phase.NONE;
        withheld.release(dialogue.up());
        turns.add(new Chunk(message, last));
        session.adopt(message);
    }

    /// A command that ends the message, if one is under way between its chunks.
    void abandon() {
        phase = Phase.NONE;
        withheld.forget();
    }
}
