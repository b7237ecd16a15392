package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.wire.ImapFramer;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// Upstream's half of the dialogue: passes its octets to the client as they come, edits capability lists, and hands
/// what the session and the tap need to [ResponseReader] and [FetchResponse]. Withheld is only the beginning of a line
/// that may hold a capability list.
final class UpstreamSide {
    private final Session session;
    private final Legs legs;
    private final ImapDialogueFactory.ClientLeg leg;
    private final ResponseReader responses;
    private final ImapFramer framer;
    private final LineText text;

    private boolean greeted;
    /// Between the first literal of a response and its end.
    private boolean within;
    private final FetchResponse fetch;
    private int withheld;
    private int passed;

    UpstreamSide(Session session, Legs legs, ImapDialogueFactory.ClientLeg leg, ClientSide client) {
        this.session = session;
        this.legs = legs;
        this.leg = leg;
        this.responses = new ResponseReader(session, client);
        this.framer = new ImapFramer(ImapFramer.Side.UPSTREAM, session.limits().lineOctets());
        this.text = new LineText(session.limits().textOctets());
        this.fetch = new FetchResponse(session);
    }

    void octets(ByteBuf in) {
        int first = in.readerIndex();
        passed = first;
        framer.begin();
        boolean more = true;
        while (more) {
            if (dull()) {
                framer.skim(in);
            }
            more = frame(in, framer.next(in));
        }
        text.rest();
        if (passed == first) {
            in.readerIndex(first);
            legs.toClient(in);
            return;
        }
        pass(in, in.writerIndex());
        in.release();
    }

    /// Does a response begin, and is nothing of Kith's to be done before it?
    private boolean dull() {
        return betweenResponses() && !session.inFlight().refusedIsNext();
    }

    private boolean frame(ByteBuf in, ImapFramer.Frame frame) {
        switch (frame) {
            case NONE -> {
                return false;
            }
            case TEXT -> part(in);
            case LINE -> line(in);
            case LITERAL -> announced(in);
            case OCTETS -> fetch.octets(in, framer.start(), framer.end());
            case LOST -> {
                session.goBlind();
                release();
                fetch.forget();
                text.clear();
            }
        }
        return true;
    }

    private void pass(ByteBuf in, int to) {
        if (to > passed) {
            legs.toClient(in.retainedSlice(passed, to - passed));
            passed = to;
        }
    }

    private void release() {
        if (withheld > 0) {
            legs.toClient(Unpooled.copiedBuffer(text.octets(), 0, withheld));
            withheld = 0;
        }
    }

    private void part(ByteBuf in) {
        boolean untouched = withheld == text.length();
        framer.appendTo(text, in);
        if (within || !untouched) {
            return;
        }
        if (text.overlong() || CapabilityPlace.find(text.octets(), text.length()) == CapabilityPlace.NONE) {
            release();
            return;
        }
        pass(in, framer.start());
        passed = framer.end();
        withheld = text.length();
    }

    private void announced(ByteBuf in) {
        release();
        framer.appendTo(text, in);
        within = true;
        fetch.literal(text, framer.literalOctets());
    }

    private void line(ByteBuf in) {
        if (within) {
            within = false;
            if (fetch.wants()) {
                framer.appendTo(text, in);
                fetch.line(text);
            } else if (tagged()) {
                // its code held the literal; what it answers, and how, stands before that
                responses.read(text, !greeted);
            }
            release();
            text.clear();
            answerRefused(in);
            return;
        }
        framer.appendTo(text, in);
        if (numbered()) {
            release();
        } else {
            status(in);
        }
        greeted = true;
        text.clear();
        answerRefused(in);
    }

    /// A response that begins with a number (`* 5 EXISTS`, FETCH without a literal) tells nothing more. Most do.
    private boolean numbered() {
        byte[] line = text.octets();
        return text.length() > 2 && line[0] == '*' && line[1] == ' ' && line[2] >= '0' && line[2] <= '9';
    }

    private boolean tagged() {
        return text.length() > 0 && text.octets()[0] != '*';
    }

    private void status(ByteBuf in) {
        if (!edited(in)) {
            release();
        }
        if (!text.overlong()) {
            responses.read(text, !greeted);
        }
    }

    /// Sends an edited line instead of this one, if its capability list needs it.
    private boolean edited(ByteBuf in) {
        int place = text.overlong() ? CapabilityPlace.NONE : CapabilityPlace.find(text.octets(), text.length());
        if (place < 0) {
            return false;
        }
        byte[] line = Capabilities.edit(text.octets(), text.length(), place, leg.offer(legs), session::edited);
        if (line == null) {
            return false;
        }
        pass(in, framer.start());
        passed = framer.end();
        withheld = 0;
        legs.toClient(Unpooled.wrappedBuffer(line));
        return true;
    }

    /// Is the client between two responses, so that a line of Kith's own can stand there?
    boolean betweenResponses() {
        return greeted && framer.atLineStart();
    }

    /// Answers the commands that Kith answers itself, each when those before it are answered.
    void answerRefused() {
        RefusedCommand refused = betweenResponses() ? session.inFlight().nextRefused() : null;
        while (refused != null) {
            var line = Unpooled.buffer(64);
            line.writeBytes(refused.tag);
            line.writeCharSequence(" " + refused.answer() + "\r\n", StandardCharsets.US_ASCII);
            legs.toClient(line);
            refused.answered();
            refused = session.inFlight().nextRefused();
        }
    }

    /// The same between two responses of one buffer.
    private void answerRefused(ByteBuf in) {
        if (session.inFlight().refusedIsNext()) {
            pass(in, framer.end());
            answerRefused();
        }
    }

    /// Nothing more comes from upstream.
    void ended() {
        release();
    }
}
