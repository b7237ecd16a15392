package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.wire.EhloReply;
import dev.kith.proxy.wire.SmtpChunk;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message that the client sends in chunks: BDAT (RFC 3030 section 2), and BURL, by which upstream fetches a part of
/// one itself (RFC 4468 section 3). Where the message may concern Kith it is in the hands of [ControlPost].
final class Chunking {
    private static final Pattern LAST = Pattern.compile("(?i) LAST *\\r\\n$");

    private final SmtpDialogueFactory kith;
    private final SmtpDialogue dialogue;
    private final Session session;
    private final Turns turns;
    private boolean offered;
    private boolean fetches;
    /// The message that goes upstream; null while there is none.
    private @Nullable Submission message;
    private long octetsLeft;
    private boolean last;

    Chunking(SmtpDialogueFactory kith, SmtpDialogue dialogue, Session session, Turns turns) {
        this.kith = kith;
        this.dialogue = dialogue;
        this.session = session;
        this.turns = turns;
    }

    /// Upstream's extensions, as it has listed them last.
    void offered(EhloReply reply) {
        offered = reply.offers("CHUNKING");
        fetches = reply.offers("BURL");
    }

    /// Does upstream fetch what BURL names?
    boolean fetches() {
        return fetches;
    }

    /// Is a message under way upstream whose last chunk has not come, and none of them was refused?
    boolean unfinished() {
        return message != null && !message.failed();
    }

    /// `BDAT octets [LAST]`. To a server that did not offer it, what follows is commands.
    Verdict chunk(ByteBuf line) {
        var chunk = SmtpChunk.of(line);
        if (!offered || chunk == null) {
            return Verdict.LOST;
        }
        last = chunk.last();
        if (message == null && session.control().concerned()) {
            return session.control().chunk(ByteBufUtil.getBytes(line), chunk);
        }
        var submission = message == null ? new Submission(kith.settings()) : message;
        adopt(submission);
        turns.add(new Chunk(submission, chunk.last()));
        read(chunk.octets());
        return Verdict.PASS;
    }

    /// `BURL url [LAST]`.
    Verdict reference(ByteBuf line) {
        var whole = LAST.matcher(line.toString(StandardCharsets.US_ASCII)).find();
        if (message == null && session.control().concerned()) {
            return session.control().reference(ByteBufUtil.getBytes(line), whole);
        }
        referred(whole);
        return Verdict.PASS;
    }

    /// A part of the message that Kith never sees goes upstream by its name.
    void referred(boolean whole) {
        var submission = message == null ? new Submission(kith.settings()) : message;
        submission.refer();
        turns.add(new Chunk(submission, whole));
        adopt(submission);
        if (whole) {
            submission.seal();
            message = null;
        }
    }

    /// The chunks from here on belong to that message, and go upstream.
    void adopt(Submission submission) {
        message = submission;
    }

    /// So many octets are the present chunk's.
    void read(long octets) {
        octetsLeft = octets;
        if (octets > 0) {
            dialogue.resume(Mode.CHUNK);
        } else {
            ended();
        }
    }

    /// Octets of a chunk.
    void octets(Passage up) {
        var count = (int) Math.min(octetsLeft, up.end() - up.position());
        var submission = message;
        if (submission == null) {
            session.control().message().chunk(up, count, last);
        } else {
            submission.copy().add(up.source(), up.position(), count);
            up.pass(up.position() + count);
        }
        octetsLeft -= count;
        if (octetsLeft == 0) {
            ended();
        }
    }

    private void ended() {
        if (message == null) {
            session.control().message().chunkEnded(last);
        }
        var submission = message;
        if (submission == null) {
            return;
        }
        if (last) {
            submission.seal();
            message = null;
        }
        dialogue.resume(Mode.COMMAND);
    }

    /// A command that ends the message, if one is under way between its chunks.
    void abandon() {
        message = null;
    }
}
