package dev.kith.app.outbox;

import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Listing;
import dev.kith.proxy.companion.Companion.Lookup;
import dev.kith.proxy.companion.Companion.Placed;
import dev.kith.proxy.companion.Companion.Removed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The parent's end: starts the process, tells it what to do, is its upstream, and kills it in the middle.
final class Child implements AutoCloseable {
    /// The moment within one exchange with upstream.
    enum Phase {
        /// Asked, and upstream did nothing yet.
        ASKED,
        /// Upstream did it; the answer is lost.
        DONE,
        /// The answer arrived; nothing was made of it yet.
        HEARD
    }

    /// @param operation `FIND`, `APPEND`, `LIST` or `REMOVE`
    record Death(String operation, Phase phase) {}

    private final Process process;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ScriptedUpstream upstream;

    private Child(Process process, Socket socket, ScriptedUpstream upstream) throws IOException {
        this.process = process;
        this.socket = socket;
        this.upstream = upstream;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    static Child start(Path folder, ScriptedUpstream upstream) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dorg.sqlite.tmpdir=target",
                            "-cp",
                            path,
                            ChildMain.class.getName(),
                            folder.toString(),
                            Integer.toString(listener.getLocalPort()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            listener.setSoTimeout(60_000);
            return new Child(process, listener.accept(), upstream);
        }
    }

    /// Lets the process do one thing.
    ///
    /// @param order `plan` or `step`
    /// @param death kills it there, if it gets there
    /// @return what it decided, or null when it was killed
    @Nullable
    List<Reason> tell(String order, Instant now, @Nullable Death death) throws IOException {
        upstream.now = now;
        out.writeUTF(order);
        out.writeUTF(now.toString());
        out.flush();
        while (true) {
            var said = in.readUTF();
            if (said.equals("decided")) {
                return Arrays.stream(in.readUTF().split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Reason::valueOf)
                        .toList();
            }
            if (!serve(said, death)) {
                return null;
            }
        }
    }

    private boolean serve(String operation, @Nullable Death death) throws IOException {
        var companion = upstream.companion(_ -> {});
        var request = request(operation);
        if (dies(death, operation, Phase.ASKED)) {
            return false;
        }
        var answer = request.run(companion);
        if (dies(death, operation, Phase.DONE)) {
            return false;
        }
        answer.write(out);
        out.flush();
        if (!in.readUTF().equals("heard")) {
            throw new IOException("the child lost the thread");
        }
        if (dies(death, operation, Phase.HEARD)) {
            return false;
        }
        out.writeUTF("go on");
        out.flush();
        return true;
    }

    private interface Request {
        Reply run(Companion companion);
    }

    private interface Reply {
        void write(DataOutputStream out) throws IOException;
    }

    private Request request(String operation) throws IOException {
        return switch (operation) {
            case "APPEND" -> {
                var octets = new byte[in.readInt()];
                in.readFully(octets);
                yield companion -> {
                    var placed = (Placed.Appended) companion.append("INBOX", octets, upstream.now);
                    return to -> {
                        to.writeLong(placed.uidValidity());
                        to.writeLong(placed.uid());
                    };
                };
            }
            case "FIND" -> {
                var id = in.readUTF();
                yield companion -> found(companion.find(id));
            }
            case "LIST" -> companion -> listed((Listing.Listed) companion.own("X-Kith", null, Companion.Scope.NEAR));
            case "REMOVE" -> {
                var uid = in.readLong();
                var id = in.readUTF();
                yield companion -> {
                    var gone =
                            companion.remove("INBOX", ScriptedUpstream.UID_VALIDITY, uid, id) instanceof Removed.Gone;
                    return to -> to.writeBoolean(gone);
                };
            }
            default -> throw new IOException("unknown: " + operation);
        };
    }

    private static Reply found(Lookup lookup) {
        return to -> {
            to.writeBoolean(lookup instanceof Lookup.Found);
            if (lookup instanceof Lookup.Found found) {
                to.writeUTF(found.mailbox());
                to.writeLong(found.uidValidity());
                to.writeLong(found.uid());
            } else if (lookup instanceof Lookup.Absent inbox) {
                to.writeLong(inbox.uidValidity());
                to.writeLong(inbox.uidNext());
                to.writeLong(inbox.unbroken());
            }
        };
    }

    private static Reply listed(Listing.Listed listing) {
        return to -> {
            to.writeInt(listing.messages().size());
            for (var own : listing.messages()) {
                to.writeUTF(own.mailbox());
                to.writeBoolean(own.trash());
                to.writeLong(own.uidValidity());
                to.writeLong(own.uid());
                to.writeUTF(own.messageId());
                to.writeBoolean(own.flagged());
            }
        };
    }

    private boolean dies(@Nullable Death death, String operation, Phase phase) {
        if (death == null || !death.equals(new Death(operation, phase))) {
            return false;
        }
        kill();
        return true;
    }

    /// Lets the process do one thing and kills it after a while, wherever it is by then.
    void tellAndKill(String order, Instant now, long nanos) throws IOException {
        var later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
        var killed = CompletableFuture.runAsync(process::destroyForcibly, later);
        try {
            tell(order, now, null);
        } catch (IOException _) {
            // it is dead
        }
        killed.join();
        kill();
    }

    /// SIGKILL, and waits until it is gone.
    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            if (process.isAlive()) {
                out.writeUTF("stop");
                out.flush();
                process.onExit()
                        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                        .join();
            }
        } finally {
            kill();
        }
    }
}
