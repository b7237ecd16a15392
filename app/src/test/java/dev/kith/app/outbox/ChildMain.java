package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process that holds outbox and ledger and nothing else, to be killed. It does what the other end of its socket says
/// and asks it for all that upstream does. After each answer it waits until it may go on.
final class ChildMain {
    private ChildMain() {}

    /// @param args the data folder and the port
    public static void main(String[] args) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
                var kith = Kith.on(Path.of(args[0]))) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            var companion = new Remote(in, out);
            while (true) {
                var order = in.readUTF();
                if (order.equals("stop")) {
                    return;
                }
                var now = Instant.parse(in.readUTF());
                var reasons = order.equals("plan") ? List.of(kith.plan(now)) : kith.step(companion, now);
                out.writeUTF("decided");
                out.writeUTF(String.join(" ", reasons.stream().map(Reason::name).toList()));
                out.flush();
            }
        }
    }

    /// Upstream, at the other end of the socket.
    private record Remote(DataInputStream in, DataOutputStream out) implements Companion {
        private interface Call {
            void write(DataOutputStream out) throws IOException;
        }

        private interface Answer<T> {
            T read(DataInputStream in) throws IOException;
        }

        private <T> T ask(String operation, Call call, Answer<T> answer) {
            try {
                out.writeUTF(operation);
                call.write(out);
                out.flush();
                var is = answer.read(in);
                out.writeUTF("heard");
                out.flush();
                in.readUTF();
                return is;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public LoginState login() {
            return LoginState.ACCEPTED;
        }

        @Override
        public Placed append(String mailbox, byte[] octets, Instant internalDate) {
            return ask(
                    "APPEND",
                    to -> {
                        to.writeInt(octets.length);
                        to.write(octets);
                    },
                    from -> new Placed.Appended(from.readLong(), from.readLong()));
        }

        @Override
        public DraftsMailbox drafts() {
            throw new AssertionError("whoever asks for a draft asks this");
        }

        @Override
        public Placed appendDraft(String mailbox, byte[] octets, Instant internalDate) {
            throw new AssertionError("reminders are no drafts");
        }

        @Override
        public Lookup find(String messageId) {
            return ask(
                    "FIND",
                    to -> to.writeUTF(messageId),
                    from -> from.readBoolean()
                            ? new Lookup.Found(from.readUTF(), from.readLong(), from.readLong(), List.of())
                            : new Lookup.Absent(from.readLong(), from.readLong(), from.readLong()));
        }

        @Override
        public Listing own(String headerField, @Nullable Instant since, Scope scope) {
            return ask("LIST", _ -> {}, from -> {
                var list = new ArrayList<Own>();
                for (var left = from.readInt(); left > 0; left--) {
                    list.add(new Own(
                            from.readUTF(),
                            from.readBoolean(),
                            from.readLong(),
                            from.readLong(),
                            from.readUTF(),
                            List.of(),
                            from.readBoolean(),
                            false,
                            false));
                }
                return new Listing.Listed(list);
            });
        }

        @Override
        public Removed remove(String mailbox, long uidValidity, long uid, String messageId) {
            return ask(
                    "REMOVE",
                    to -> {
                        to.writeLong(uid);
                        to.writeUTF(messageId);
                    },
                    from -> from.readBoolean() ? new Removed.Gone() : new Removed.Kept("it must stay"));
        }

        @Override
        public Reading read(Marks marks, Batches batches) {
            throw new AssertionError("the outbox reads no history");
        }

        @Override
        public boolean refresh(Marks marks, Batches batches) {
            throw new AssertionError("the outbox asks the correspondence to refresh");
        }

        @Override
        public Reading sweep(Consumer<Present> seen) {
            throw new AssertionError("the outbox does not sweep");
        }

        @Override
        public Optional<byte[]> whole(String mailbox, long uidValidity, long uid, int octetsMax) {
            throw new AssertionError("the outbox reads no mail");
        }

        @Override
        public void close() {}
    }
}
