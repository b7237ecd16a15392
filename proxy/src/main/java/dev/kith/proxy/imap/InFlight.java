package dev.kith.proxy.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The commands in flight, in the order in which the client sent them. Upstream may complete them in any order, and
/// tags may repeat (RFC 9051 sections 2.2.1 and 5.5): the oldest of a tag is meant.
final class InFlight {
    private final List<Command> commands = new ArrayList<>();

    void add(Command command) {
        commands.add(command);
    }

    int size() {
        return commands.size();
    }

    /// Takes out the oldest command with the tag that stands at the front of the text, before a space.
    @Nullable
    Command complete(byte[] text, int tagLength) {
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            if (!(command instanceof RefusedCommand)
                    && Arrays.equals(command.tag, 0, command.tag.length, text, 0, tagLength)) {
                return commands.remove(i);
            }
        }
        return null;
    }

    /// The oldest command for which it holds.
    @Nullable
    Command oldest(Predicate<Command> wanted) {
        for (Command command : commands) {
            if (wanted.test(command)) {
                return command;
            }
        }
        return null;
    }

    boolean refusedIsNext() {
        return !commands.isEmpty() && commands.getFirst() instanceof RefusedCommand;
    }

    /// Takes out the next command that is to be answered here, if nothing before it waits for upstream.
    @Nullable
    RefusedCommand nextRefused() {
        if (commands.isEmpty() || !(commands.getFirst() instanceof RefusedCommand refused)) {
            return null;
        }
        commands.removeFirst();
        return refused;
    }

    /// The connection is gone.
    void abandon() {
        commands.forEach(Command::abandoned);
        commands.clear();
    }
}
