package dev.kith.proxy.imap;

import dev.kith.proxy.wire.LineText;

/// IDLE (RFC 9051 section 6.3.13): a mode in which the client's next line is no command but DONE. Untagged data may
/// come before the continuation request, and upstream may refuse.
final class IdleCommand extends Command {
    private final Runnable lost;
    private boolean idling;
    private boolean done;

    /// @param lost the client sent what can be a command or a broken DONE
    IdleCommand(byte[] tag, Runnable lost) {
        super(tag);
        this.lost = lost;
    }

    @Override
    boolean takesLine(LineText line) {
        if (done) {
            return false;
        }
        done = true;
        if (!isDone(line) && !idling) {
            lost.run();
        }
        return true;
    }

    @Override
    boolean continued(LineText response) {
        if (idling) {
            return false;
        }
        idling = true;
        return true;
    }

    private static boolean isDone(LineText line) {
        byte[] text = line.octets();
        return line.length() == 6
                && (text[0] | 0x20) == 'd'
                && (text[1] | 0x20) == 'o'
                && (text[2] | 0x20) == 'n'
                && (text[3] | 0x20) == 'e';
    }
}
