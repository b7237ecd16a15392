package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.wire.ImapFramer;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// The client's half of the dialogue: passes its octets to upstream as they come, and finds the commands in them.
/// Withheld is only the beginning of a line that may be a command which Kith answers itself.
final class ClientSide {
    private final Session session;
    private final Legs legs;
    private final CommandReader commands;
    private final ImapFramer framer;
    private final LineText text;

    private @Nullable Command current;
    private Command.Literal literal = Command.Literal.SKIPPED;
    /// Octets at the front of the text that are not passed on yet.
    private int withheld;
    /// Octets of the buffer before this index are dealt with.
    private int passed;
    /// The client has said STARTTLS: what it sends before the handshake is an injection.
    private boolean sealed;

    ClientSide(Session session, Legs legs, ImapDialogueFactory.ClientLeg leg) {
        this.session = session;
        this.legs = legs;
        this.commands = new CommandReader(session, legs, leg, this::lose, () -> sealed = false);
        this.framer = new ImapFramer(ImapFramer.Side.CLIENT, session.limits().lineOctets());
        this.text = new LineText(session.limits().textOctets());
    }

    void octets(ByteBuf in) {
        if (injected(in)) {
            return;
        }
        int first = in.readerIndex();
        passed = first;
        framer.begin();
        boolean more = true;
        while (more) {
            more = frame(in, framer.next(in));
            if (injected(in)) {
                return;
            }
        }
        text.rest();
        if (passed == first) {
            in.readerIndex(first);
            legs.toUpstream(in);
            return;
        }
        pass(in, in.writerIndex());
        in.release();
    }

    /// Octets behind STARTTLS and before the handshake were put there by somebody else (CVE-2011-0411).
    private boolean injected(ByteBuf in) {
        if (!sealed || !in.isReadable()) {
            return false;
        }
        session.edited("starttls-injection");
        session.inFlight().abandon();
        in.release();
        legs.close();
        return true;
    }

    private boolean frame(ByteBuf in, ImapFramer.Frame frame) {
        switch (frame) {
            case NONE -> {
                return false;
            }
            case TEXT -> part(in);
            case LINE -> {
                text(in);
                line(in);
            }
            case LITERAL -> {
                text(in);
                announced(in);
            }
            case OCTETS -> literalOctets(in);
            case LOST -> lost();
        }
        return true;
    }

    private void lost() {
        session.goBlind();
        release();
        text.wipe();
        current = null;
    }

    /// Passes on the octets of the buffer up to `to`.
    private void pass(ByteBuf in, int to) {
        if (to > passed) {
            legs.toUpstream(in.retainedSlice(passed, to - passed));
            passed = to;
        }
    }

    /// Passes on what was withheld.
    private void release() {
        if (withheld > 0) {
            legs.toUpstream(Unpooled.copiedBuffer(text.octets(), 0, withheld));
            withheld = 0;
        }
    }

    private void drop(ByteBuf in, int from) {
        pass(in, from);
        passed = framer.end();
    }

    private void text(ByteBuf in) {
        framer.appendTo(text, in);
    }

    private void part(ByteBuf in) {
        boolean untouched = withheld == text.length();
        text(in);
        if (current instanceof RefusedCommand) {
            drop(in, framer.start());
            return;
        }
        if (current != null || !untouched) {
            return;
        }
        if (!commands.perhapsOwn(text) || text.overlong()) {
            release();
            return;
        }
        drop(in, framer.start());
        withheld = text.length();
    }

    private void line(ByteBuf in) {
        Command command = current;
        if (command == null) {
            command = begin(in);
        } else if (command instanceof RefusedCommand) {
            drop(in, framer.start());
        }
        current = null;
        if (command != null) {
            command.sent(text);
        }
        text.clear();
    }

    private void announced(ByteBuf in) {
        Command command = current == null ? begin(in) : current;
        if (command instanceof RefusedCommand) {
            if (current != null) {
                drop(in, framer.start());
            }
            current = framer.awaiting() ? null : command;
            literal = Command.Literal.SKIPPED;
            if (framer.awaiting()) {
                framer.refused();
            }
            text.clear();
            return;
        }
        if (command == null || (command.over && framer.awaiting())) {
            // a line that IDLE or AUTHENTICATE took, no command at all, or one that is answered: nobody gives leave
            framer.lose();
            lost();
            return;
        }
        current = command;
        if (framer.awaiting()) {
            session.inFlight().awaiting(command);
        }
        literal = command.literal(text, framer.literalOctets());
        if (literal != Command.Literal.TEXT) {
            text.clear();
        }
        literalDone();
    }

    private void literalOctets(ByteBuf in) {
        Command command = current;
        if (command instanceof RefusedCommand) {
            drop(in, framer.start());
            return;
        }
        if (command == null) {
            return;
        }
        switch (literal) {
            case TEXT -> text(in);
            case MESSAGE -> command.octets(in, framer.start(), framer.end());
            case SKIPPED -> {}
        }
        literalDone();
    }

    private void literalDone() {
        if (current != null && literal == Command.Literal.MESSAGE && framer.literalLeft() == 0) {
            current.messageDone();
        }
    }

    /// A line at which a command may begin.
    ///
    /// @return null when it is none
    private @Nullable Command begin(ByteBuf in) {
        Command mode = session.inFlight().oldest(command -> command.takesLine(text));
        if (mode != null) {
            release();
            text.wipe();
            return null;
        }
        Command command = commands.read(text);
        if (command instanceof RefusedCommand && text.overlong()) {
            // its beginning may have gone upstream already, and so may not end here
            command = new OtherCommand(command.tag);
        }
        if (command instanceof RefusedCommand refused) {
            drop(in, framer.start());
            withheld = 0;
            session.edited(refused.edit());
            sealed = refused instanceof StartTlsCommand;
        } else {
            release();
        }
        if (command != null) {
            session.inFlight().add(command);
            if (session.inFlight().size() > session.limits().commands()) {
                lose();
            }
        }
        return command;
    }

    /// Upstream's continuation request has come for a literal of this command.
    void accepted(Command command) {
        command.owed--;
        if (command.equals(current)) {
            framer.accepted();
        }
    }

    /// Upstream has completed a command.
    void completed(Command command) {
        if (command.owed == 0) {
            return;
        }
        if (command.equals(current) && framer.awaiting() && command.owed == 1) {
            framer.refused();
            current = null;
            text.clear();
            return;
        }
        // the client sent a literal without leave, and upstream took its octets for commands
        lose();
    }

    private void lose() {
        framer.lose();
        session.goBlind();
    }

    /// Nothing more comes from the client.
    void ended() {
        release();
    }

    void closed() {
        text.wipe();
    }
}
