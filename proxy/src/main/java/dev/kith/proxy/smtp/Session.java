package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Auth;
import dev.kith.proxy.smtp.Expected.Data;
import dev.kith.proxy.smtp.Expected.Ehlo;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Mail;
import dev.kith.proxy.smtp.Expected.Plain;
import dev.kith.proxy.smtp.Expected.Rcpt;
import dev.kith.proxy.wire.EhloReply;
import dev.kith.proxy.wire.SmtpPath;
import dev.kith.proxy.wire.SmtpVerb;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the client's half of an SMTP session means: its commands and its messages, in the client's order. What
/// upstream says to them is for [Answers], in upstream's order; the envelope changes with the replies alone.
final class Session {
    /// Pipelined commands whose replies are waited for, some forty octets each; beyond that the tap is blind.
    private static final int REPLIES_DUE_MAX = 65_536;

    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Turns turns;
    private final Envelope envelope = new Envelope();
    private final Authentication authentication;
    private final ControlPost control;
    private final Reports reports;
    private final Answers answers;
    private final Chunking chunking;
    private boolean verdictEach;
    private @Nullable Submission data;

    Session(SmtpDialogueFactory kith, SmtpDialogue dialogue) {
        this.kith = kith;
        this.dialogue = dialogue;
        turns = new Turns(dialogue::toClient);
        authentication = new Authentication(kith.settings().account(), kith.logins());
        reports = new Reports(kith, authentication);
        chunking = new Chunking(kith, dialogue, this, turns);
        control = new ControlPost(kith, dialogue, this, turns, envelope);
        answers = new Answers(kith, dialogue, this, turns, envelope, authentication, reports);
    }

    Turns turns() {
        return turns;
    }

    ControlPost control() {
        return control;
    }

    Chunking chunking() {
        return chunking;
    }

    /// One command line of the client, with its CRLF.
    Verdict command(ByteBuf line) {
        if (turns.size() >= REPLIES_DUE_MAX) {
            return Verdict.LOST;
        }
        var verb = SmtpVerb.of(line);
        return switch (verb) {
            case OTHER -> passed(new Plain(verb));
            case EHLO, HELO, RSET -> {
                chunking.abandon();
                control.message().abandon();
                yield passed(verb == SmtpVerb.EHLO ? new Ehlo() : new Plain(verb));
            }
            case MAIL -> mail(path(line));
            case RCPT -> recipient(path(line));
            case DATA -> control.concerned() ? control.data(ByteBufUtil.getBytes(line)) : held(new Data());
            case BDAT -> chunking.chunk(line);
            case BURL -> chunking.fetches() ? chunking.reference(line) : passed(new Plain(verb));
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
        if (chunking.unfinished()) {
            return Verdict.LOST;
        }
        chunking.abandon();
        control.message().abandon();
        return passed(new Mail(path));
    }

    private Verdict recipient(String path) {
        return ControlRecipients.isControl(path) ? control.recipients().recipient(path) : passed(new Rcpt(path));
    }

    private Verdict auth(ByteBuf line) {
        if (kith.settings().tlsFirst() && !dialogue.legs().clientTls()) {
            dialogue.edited("smtp-auth-before-tls");
            return answered("530 5.7.0 STARTTLS first");
        }
        authentication.begin(line);
        return held(new Auth());
    }

    private Verdict startTls() {
        if (!kith.settings().offerStartTls()) {
            dialogue.edited("smtp-starttls-refused");
            return answered("502 5.5.1 No STARTTLS here");
        }
        if (dialogue.legs().clientTls()) {
            dialogue.edited("smtp-starttls-refused");
            return answered("503 5.5.1 TLS is on already");
        }
        if (authentication.accepted()) {
            // whoever signed in before TLS could be another than who goes on behind it
            dialogue.edited("smtp-starttls-refused");
            return answered("503 5.5.1 No STARTTLS behind AUTH");
        }
        if (dialogue.clientSaidMore()) {
            dialogue.injected();
            return Verdict.DROP;
        }
        dialogue.edited("smtp-starttls-answered");
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
            control.message().data(up);
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

    /// One whole reply of upstream, which the client has got already unless it was kept.
    ///
    /// @param kept the reply to EHLO, or to a command of Kith's own; else empty
    void replied(Expected answered, int code, byte[] kept) {
        answers.replied(answered, code, kept);
    }

    /// Upstream's extensions, as it has listed them last.
    void offered(EhloReply reply) {
        chunking.offered(reply);
        verdictEach = reply.offers("PRDR");
    }

    /// Whether upstream may judge a message for each recipient (draft-hall-prdr).
    boolean verdictEach() {
        return verdictEach;
    }

    /// No reply comes any more.
    void abandon() {
        reports.abandon(turns, envelope);
    }

    /// Whether the client's half of a message is under way upstream.
    boolean withinMessage(Mode mode) {
        return (mode == Mode.DATA || mode == Mode.CHUNK) && !control.message().active();
    }

    /// Whether Kith has something under way that it cannot leave to a mere relay.
    boolean ownUnderWay() {
        return turns.ownDue() || control.concerned();
    }

    boolean authenticated() {
        return authentication.accepted();
    }

    /// Whether somebody else than the account's user has signed in.
    boolean stranger() {
        return authentication.stranger();
    }

    void closed() {
        abandon();
        control.message().abandon();
        authentication.closed();
    }
}
