package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.ControlRecipients.Route;
import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.smtp.Expected.EndOfData;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.tap.ControlDesk;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message with a control recipient, as long as it is in Kith's hands: withheld until its header section has been
/// seen and then let go, taken by Kith alone, or read to its end and refused.
final class ControlMessage {
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

    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Turns turns;
    private final Envelope envelope;
    private final Withheld withheld;
    private Phase phase = Phase.NONE;
    private Submission submission;
    private byte[] refusal = {};
    private int withheldChunks;
    private boolean ended;

    ControlMessage(SmtpDialogueFactory kith, SmtpDialogue dialogue, Session session, Turns turns, Envelope envelope) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
        this.envelope = envelope;
        submission = new Submission(kith.settings());
        withheld = new Withheld(4L * kith.settings().headerOctetsMax() + (1 << 20));
    }

    /// Whether a message is under way, and none of it upstream yet.
    boolean active() {
        return phase != Phase.NONE;
    }

    void begin(Route route) {
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

    /// One begins that is for nobody: its chunks are answered with these words.
    void refuseAll(String words) {
        submission = new Submission(kith.settings());
        refusal = SmtpDialogueFactory.line(words);
        phase = Phase.REFUSE;
    }

    /// A BDAT command of the message: it goes on with what is withheld.
    void nextChunk(byte[] command) {
        if (phase == Phase.PROBE) {
            withheld.add(Unpooled.wrappedBuffer(command));
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
        session.chunking().adopt(message);
    }

    /// A command that ends the message, if one is under way between its chunks.
    void abandon() {
        phase = Phase.NONE;
        withheld.forget();
    }
}
