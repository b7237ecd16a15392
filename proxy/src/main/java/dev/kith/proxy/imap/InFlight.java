package dev.kith.proxy.imap;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The commands in flight, in the order in which the client sent them. Upstream may complete them in any order, and
/// tags may repeat (RFC 9051 sections 2.2.1 and 5.5): the oldest of a tag is meant.
final class InFlight {
    private final ArrayDeque<Command> commands = new ArrayDeque<>(1);
    /// Those that may hear of something before their tagged response. Most commands do not: mbsync has tens of
    /// thousands of FETCH in flight.
    private final ArrayDeque<Command> listening = new ArrayDeque<>(1);

    void add(Command command) {
        commands.add(command);
        if (!(command instanceof OtherCommand || command instanceof RefusedCommand)) {
            listening.add(command);
        }
    }

    /// The newest command waits for leave to send a literal.
    void awaiting(Command command) {
        command.owed++;
        if (!command.equals(listening.peekLast())) {
            listening.add(command);
        }
    }

    int size() {
        return commands.size();
    }

    /// Takes out the oldest command with the tag that stands at the front of the text, before a space.
    @Nullable
    Command complete(byte[] text, int tagLength) {
        for (var each = commands.iterator(); each.hasNext(); ) {
            Command command = each.next();
            if (!(command instanceof RefusedCommand)
                    && Arrays.equals(command.tag, 0, command.tag.length, text, 0, tagLength)) {
                each.remove();
                listening.remove(command);
                command.over = true;
                return command;
            }
        }
        return null;
    }

    /// The oldest command that listens and for which it holds.
    @Nullable
    Command oldest(Predicate<Command> wanted) {
        for (Command command : listening) {
            if (wanted.test(command)) {
                return command;
            }
        }
        return null;
    }

    boolean refusedIsNext() {
        return commands.peekFirst() instanceof RefusedCommand;
    }

    /// Takes out the next command that is to be answered here, if nothing before it waits for upstream.
    @Nullable
    RefusedCommand nextRefused() {
        if (!(commands.peekFirst() instanceof RefusedCommand refused)) {
            return null;
        }
        commands.removeFirst();
        return refused;
    }

    /// The connection is gone.
    void abandon() {
        commands.forEach(Command::abandoned);
        commands.clear();
        listening.clear();
    }
}
