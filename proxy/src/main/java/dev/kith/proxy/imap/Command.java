package dev.kith.proxy.imap;

import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;

/// A client's command on its way: from its first line until its tagged response.
abstract class Command {
    /// What is done with the octets of a literal, beside passing them on.
    enum Literal {
        /// They belong to the text that the command wants to read.
        TEXT,
        /// The command takes them by [#octets].
        MESSAGE,
        SKIPPED
    }

    final byte[] tag;

    /// Continuation requests that upstream still owes this command for its synchronising literals.
    int owed;
    /// The tagged response has come, maybe before the command was sent whole.
    boolean over;

    Command(byte[] tag) {
        this.tag = tag;
    }

    /// A literal is announced.
    ///
    /// @param text the command so far; the command may clear it
    Literal literal(LineText text, long octets) {
        return Literal.SKIPPED;
    }

    /// Octets of a literal for which [Literal#MESSAGE] was said.
    void octets(ByteBuf in, int from, int to) {}

    /// The literal for which [Literal#MESSAGE] was said is whole.
    void messageDone() {}

    /// The client has sent the whole command.
    void sent(LineText text) {}

    /// May the client's next line belong to this command though that was sent whole (IDLE, AUTHENTICATE)? Takes it if
    /// so.
    boolean takesLine(LineText line) {
        return false;
    }

    /// Upstream asks to go on, and not for a literal.
    ///
    /// @return false when this command waits for no such thing
    boolean continued(LineText response) {
        return false;
    }

    /// The tagged response has come.
    void completed(Status status) {}

    /// The connection is gone before the tagged response.
    void abandoned() {}
}
