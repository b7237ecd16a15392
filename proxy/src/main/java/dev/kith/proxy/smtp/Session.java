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
import dev.kith.proxy.smtp.SmtpDialogue.Mode;
import dev.kith.proxy.smtp.SmtpDialogue.Verdict;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.wire.EhloReply;
import dev.kith.proxy.wire.SmtpPath;
import dev.kith.proxy.wire.SmtpVerb;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an SMTP session means: which reply answers which command, which message was accepted for whom. Commands are
/// seen in the client's order, replies in upstream's; the envelope changes with the replies alone.
final class Session {
    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Turns turns;
    private final Envelope envelope = new Envelope();
    private final Authentication authentication;
    private final ControlPost control;
    private boolean chunking;
    private @Nullable Submission data;
    private @Nullable Submission chunked;
    private long chunkLeft;
    private boolean lastChunk;

    Session(SmtpDialogueFactory kith, SmtpDialogue dialogue) {
        this.kith = kith;
        this.dialogue = dialogue;
        turns = new Turns(dialogue::toClient);
        authentication = new Authentication(kith.settings().account(), kith.logins());
        control = new ControlPost(kith, dialogue, this, turns, envelope);
    }

    Turns turns() {
        return turns;
    }

    /// One command line of the client, with its CRLF.
    Verdict command(ByteBuf line) {
        var verb = SmtpVerb.of(line);
        return switch (verb) {
            case OTHER -> passed(new Plain(verb));
            case EHLO, HELO, RSET -> {
                chunked = null;
                control.abandon();
                yield passed(verb == SmtpVerb.EHLO ? new Ehlo() : new Plain(verb));
            }
            case MAIL -> mail(path(line));
            case RCPT -> recipient(path(line));
            case DATA -> control.concerned() ? control.data(ByteBufUtil.getBytes(line)) : held(new Data());
            case BDAT -> chunk(line);
            case AUTH -> auth(line);
            case STARTTLS -> startTls();
            case ATRN, TURN -> Verdict.LOST;
        };
    }

    private Verdict passed(Expected reply) {
        turns.add(reply);
        return Verdict.PASS;
    }

    private Verdict held(Expected reply) {
        dialogue.readAs(Mode.HOLD);
        return passed(reply);
    }

    private Verdict answered(String reply) {
        turns.add(Local.of(() -> SmtpDialogueFactory.line(reply)));
        return Verdict.DROP;
    }

    private static String path(ByteBuf line) {
        return SmtpPath.of(line.toString(StandardCharsets.UTF_8));
    }

    /// Between the chunks of a message no other may begin; after a failed chunk some clients do without RSET.
    private Verdict mail(String path) {
        if (chunked != null && !chunked.failed()) {
            return Verdict.LOST;
        }
        chunked = null;
        control.abandon();
        return passed(new Mail(path));
    }

    private Verdict recipient(String path) {
        return ControlPost.isControl(path) ? control.recipient(path) : passed(new Rcpt(path));
    }

    /// `BDAT octets [LAST]` (RFC 3030 section 2). To a server that did not offer it, what follows is commands.
    private Verdict chunk(ByteBuf line) {
        var words = line.toString(StandardCharsets.US_ASCII).strip().split(" +", -1);
        var last = words.length == 3 && words[2].equalsIgnoreCase("LAST");
        if (!chunking
                || words.length < 2
                || words.length > 3
                || (words.length == 3 && !last)
                || !words[1].matches("[0-9]{1,18}")) {
            return Verdict.LOST;
        }
        lastChunk = last;
        var octets = Long.parseLong(words[1]);
        if (chunked == null && control.concerned()) {
            return control.chunk(ByteBufUtil.getBytes(line), octets, last);
        }
        var submission = chunked == null ? new Submission(kith.settings()) : chunked;
        adopt(submission);
        turns.add(new Chunk(submission, last));
        readChunk(octets);
        return Verdict.PASS;
    }

    /// The chunks from here on belong to that message, and go upstream.
    void adopt(Submission submission) {
        chunked = submission;
    }

    /// So many octets are the present chunk's.
    void readChunk(long octets) {
        chunkLeft = octets;
        if (octets > 0) {
            dialogue.resume(Mode.CHUNK);
        } else {
            chunkEnded();
        }
    }

    private Verdict auth(ByteBuf line) {
        if (kith.settings().tlsFirst() && !dialogue.legs().clientTls()) {
            return answered("530 5.7.0 STARTTLS first");
        }
        authentication.begin(line);
        return held(new Auth());
    }

    private Verdict startTls() {
        if (!kith.settings().offerStartTls()) {
            return answered("502 5.5.1 No STARTTLS here");
        }
        if (dialogue.legs().clientTls()) {
            return answered("503 5.5.1 TLS is on already");
        }
        dialogue.edited("smtp-starttls-answered");
        if (dialogue.clientSaidMore()) {
            dialogue.injected();
            return Verdict.DROP;
        }
        dialogue.readAs(Mode.STARTTLS);
        turns.add(Local.of(() -> SmtpDialogueFactory.line("220 2.0.0 TLS may begin")));
        turns.add(Local.of(this::beginClientTls));
        return Verdict.DROP;
    }

    private byte[] beginClientTls() {
        dialogue.legs().startClientTls();
        dialogue.resume(Mode.COMMAND);
        return new byte[0];
    }

    /// The client's answer to a 334.
    Verdict response(ByteBuf line) {
        authentication.respond(line);
        return held(new Auth());
    }

    /// Octets of a message behind DATA.
    void data(Passage up) {
        var submission = data;
        if (submission == null) {
            control.data(up);
            return;
        }
        var end = submission.data().scan(up.source(), up.position(), up.end());
        if (end < 0) {
            up.pass(up.end());
            return;
        }
        up.pass(end);
        goOn(submission, true);
    }

    /// The message goes upstream, whole already or from here on.
    void goOn(Submission submission, boolean whole) {
        if (whole) {
            submission.seal();
        }
        data = whole ? null : submission;
        dialogue.resume(whole ? Mode.COMMAND : Mode.DATA);
    }

    /// Octets of a message behind BDAT.
    void chunk(Passage up) {
        var count = (int) Math.min(chunkLeft, up.end() - up.position());
        var submission = chunked;
        if (submission == null) {
            control.chunk(up, count, lastChunk);
        } else {
            submission.copy().add(up.source(), up.position(), count);
            up.pass(up.position() + count);
        }
        chunkLeft -= count;
        if (chunkLeft == 0) {
            chunkEnded();
        }
    }

    private void chunkEnded() {
        if (chunked == null) {
            control.chunkEnded(lastChunk);
        }
        var submission = chunked;
        if (submission == null) {
            return;
        }
        if (lastChunk) {
            submission.seal();
            chunked = null;
        }
        dialogue.resume(Mode.COMMAND);
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
            case EndOfData end -> settled(end.submission(), code, positive);
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
        chunking = reply.offers("CHUNKING");
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
        goOn(submission, false);
    }

    private void chunkAnswered(Chunk chunk, int code) {
        var positive = code / 100 == 2;
        if (chunk.last()) {
            settled(chunk.submission(), code, positive && !chunk.submission().failed());
        } else if (!positive) {
            chunk.submission().fail();
        }
    }

    /// Upstream's verdict on a whole message. A 421 says that it closes, not what became of the message.
    private void settled(Submission submission, int code, boolean accepted) {
        if (submission.sealed()) {
            var refused = code == 421 ? Outcome.UNKNOWN : Outcome.REJECTED;
            report(submission, accepted ? Outcome.ACCEPTED : refused, envelope);
            if (accepted && submission.isForKith()) {
                var mail = submission.controlMail(kith.settings().account(), envelope.forwardPaths());
                kith.desk().take(mail, _ -> {});
            }
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

    private void report(Submission submission, Outcome outcome, Envelope of) {
        var reversePath = of.reversePath();
        if (reversePath == null) {
            return;
        }
        var copy = submission.copy();
        kith.tap()
                .offer(new Sighting(
                        kith.settings().account(),
                        Sighting.Source.SUBMISSION,
                        outcome,
                        null,
                        0,
                        0,
                        reversePath,
                        List.copyOf(of.forwardPaths()),
                        copy.octets(),
                        copy.cut(),
                        copy.size(),
                        null,
                        kith.clock().instant()));
    }

    /// No reply comes any more: what was wholly sent and not answered is in doubt.
    void abandon() {
        turns.abandon(unanswered -> {
            switch (unanswered) {
                case Mail mail -> envelope.begin(mail.reversePath());
                case EndOfData end -> inDoubt(end.submission());
                case Chunk chunk -> {
                    if (chunk.last()) {
                        inDoubt(chunk.submission());
                    }
                }
                case Plain _, Ehlo _, Rcpt _, Data _, Auth _, Own _, Local _ -> {}
            }
        });
        envelope.clear();
    }

    private void inDoubt(Submission submission) {
        if (submission.sealed()) {
            report(submission, Outcome.UNKNOWN, envelope);
        }
        envelope.clear();
    }

    /// Whether the client's half of a message is under way upstream.
    boolean withinMessage(Mode mode) {
        return (mode == Mode.DATA || mode == Mode.CHUNK) && !control.active();
    }

    /// Whether Kith has something under way that it cannot leave to a mere relay.
    boolean ownUnderWay() {
        return turns.ownDue() || control.concerned();
    }

    /// Whether an unfinished line holds what must not go upstream.
    boolean keepsFromUpstream(ByteBuf line) {
        var text = line.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return text.startsWith("starttls") || (text.startsWith("rcpt") && text.contains("@kith."));
    }

    boolean authenticated() {
        return authentication.accepted();
    }

    void closed() {
        abandon();
        control.abandon();
        authentication.closed();
    }
}
