package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Auth;
import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.smtp.Expected.Data;
import dev.kith.proxy.smtp.Expected.Ehlo;
import dev.kith.proxy.smtp.Expected.EndOfData;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Mail;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.smtp.Expected.Plain;
import dev.kith.proxy.smtp.Expected.Rcpt;
import dev.kith.proxy.smtp.Expected.Share;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.wire.EhloReply;
import dev.kith.proxy.wire.SmtpVerb;
import java.util.List;

/// What upstream's replies mean: which extensions there are, who was accepted as a recipient, what became of a
/// message and of a login.
final class Answers {
    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Turns turns;
    private final Envelope envelope;
    private final Authentication authentication;
    private final Reports reports;

    Answers(
            SmtpDialogueFactory kith,
            SmtpDialogue dialogue,
            Session session,
            Turns turns,
            Envelope envelope,
            Authentication authentication,
            Reports reports) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
        this.envelope = envelope;
        this.authentication = authentication;
        this.reports = reports;
    }

    /// One whole reply of upstream, which the client has got already unless it was kept.
    ///
    /// @param kept the reply to EHLO, or to a command of Kith's own; else empty
    void replied(Expected answered, int code, byte[] kept) {
        var positive = code / 100 == 2;
        switch (answered) {
            case Plain plain -> plain(plain.verb(), code);
            case Ehlo _ -> greeted(positive, kept);
            case Mail mail -> {
                if (positive) {
                    envelope.begin(mail.reversePath());
                }
            }
            case Rcpt rcpt -> {
                if (positive && envelope.isOpen()) {
                    envelope.accept(rcpt.forwardPath());
                } else if (positive) {
                    dialogue.lost("a recipient of nothing");
                }
            }
            case Data _ -> dataAnswered(code);
            case EndOfData end -> {
                if (!eachAnswered(end, code)) {
                    settled(end.submission(), code, positive);
                }
            }
            case Share share -> {
                if (!positive) {
                    envelope.refuse(share.forwardPath());
                }
            }
            case Chunk chunk -> chunkAnswered(chunk, code);
            case Auth _ -> authAnswered(code);
            case Own own -> own.handler().replied(code, kept);
            case Local _ -> throw new IllegalStateException("upstream does not answer for Kith");
        }
    }

    private void plain(SmtpVerb verb, int code) {
        if (code / 100 == 3 || (verb == SmtpVerb.RSET && code / 100 != 2 && envelope.isOpen())) {
            dialogue.lost("a reply that does not fit its command");
        } else if (code / 100 == 2 && (verb == SmtpVerb.RSET || verb == SmtpVerb.HELO)) {
            envelope.clear();
        }
    }

    private void greeted(boolean positive, byte[] kept) {
        if (!positive) {
            dialogue.toClient(kept);
            return;
        }
        envelope.clear();
        var reply = new EhloReply(kept);
        session.offered(reply);
        if (kith.settings().offerStartTls() && !dialogue.legs().clientTls()) {
            reply.withStartTls();
        } else {
            reply.withoutStartTls();
        }
        if (kith.settings().tlsFirst() && !dialogue.legs().clientTls()) {
            reply.withoutAuth();
        } else {
            reply.withoutBoundMechanisms();
        }
        reply.edits().forEach(dialogue::edited);
        var edited = reply.edited();
        dialogue.toClient(edited == null ? kept : edited);
    }

    private void dataAnswered(int code) {
        if (code != 354) {
            dialogue.resume(Mode.COMMAND);
            return;
        }
        var submission = new Submission(kith.settings());
        turns.add(new EndOfData(submission));
        session.goOn(submission, false);
    }

    private void chunkAnswered(Chunk chunk, int code) {
        var positive = code / 100 == 2;
        if (chunk.last() && eachAnswered(chunk, code)) {
            return;
        }
        if (chunk.last()) {
            settled(chunk.submission(), code, positive && !chunk.submission().failed());
        } else if (!positive) {
            chunk.submission().fail();
        }
    }

    /// PRDR (draft-hall-prdr): behind a 353 come a reply for every recipient that upstream took, and then the one that
    /// else comes alone.
    private boolean eachAnswered(Expected end, int code) {
        if (code != 353 || !session.verdictEach()) {
            return false;
        }
        turns.insert(List.of(end));
        turns.insert(envelope.forwardPaths().stream().map(Share::new).toList());
        return true;
    }

    /// Upstream's verdict on a whole message. A 421 says that it closes, not what became of the message.
    private void settled(Submission submission, int code, boolean accepted) {
        if (submission.sealed()) {
            var refused = code == 421 ? Outcome.UNKNOWN : Outcome.REJECTED;
            reports.settled(submission, accepted ? Outcome.ACCEPTED : refused, envelope);
        } else if (accepted) {
            dialogue.lost("a message accepted before its end");
        }
        envelope.clear();
    }

    private void authAnswered(int code) {
        if (code == 334) {
            dialogue.resume(Mode.RESPONSE);
            return;
        }
        var wrapped = code == 235 && authentication.mayWrap();
        authentication.ended(code);
        if (wrapped) {
            dialogue.lost("a security layer");
        } else {
            dialogue.resume(Mode.COMMAND);
        }
    }
}
