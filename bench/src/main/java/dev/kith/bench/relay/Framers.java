package dev.kith.bench.relay;

import dev.kith.proxy.wire.ImapFramer;
import dev.kith.proxy.wire.ImapFramer.Frame;
import dev.kith.proxy.wire.ImapFramer.Side;
import dev.kith.proxy.wire.SmtpData;
import dev.kith.proxy.wire.SmtpReplies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The framers alone, over a socket read's worth of octets (64 KB, outside the heap as they come): octets and
/// frames a second, and with `-prof gc` what is allocated for one pass over all of them: nothing, but for the few
/// octets that are JMH's own, in a machine with the daemon's flags. `org.openjdk.jmh.Main Framers -prof gc`
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Framers {
    private static final int READ = 64 << 10;

    private final ImapFramer upstream = new ImapFramer(Side.UPSTREAM, 1 << 20);
    private final ImapFramer client = new ImapFramer(Side.CLIENT, 1 << 20);
    private final SmtpReplies replies = new SmtpReplies();
    private long copied;
    private final SmtpData data = new SmtpData((_, _, count) -> copied += count);

    private final ByteBuf headers =
            filled("* 17 FETCH (UID 4711 RFC822.SIZE 2048 FLAGS (\\Seen) BODY[HEADER.FIELDS (FROM SUBJECT)] {52}\r\n"
                    + "From: carol@example.org\r\nSubject: Choir evening\r\n\r\n)\r\n");
    private final ByteBuf flags = filled("* 17 FETCH (UID 4711 FLAGS (\\Seen \\Answered $Forwarded) MODSEQ (99))\r\n");
    private final ByteBuf commands =
            filled("a17 UID FETCH 4711 (BODY.PEEK[])\r\n" + "a18 APPEND Sent (\\Seen) {5+}\r\nA: b\n\r\na19 NOOP\r\n");
    private final ByteBuf body = body();
    private final ByteBuf message =
            filled("The choir meets on Tuesday at seven, in the old place by the river.\r\n..\r\n");
    private final ByteBuf reply = filled("250-PIPELINING\r\n");

    /// Beside the passes a second.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Seen {
        public long octets;
        public long frames;
    }

    private static ByteBuf filled(String pattern) {
        byte[] octets = pattern.getBytes(StandardCharsets.US_ASCII);
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(READ);
        while (buffer.writableBytes() >= octets.length) {
            buffer.writeBytes(octets);
        }
        return buffer;
    }

    /// One message that fills the buffer.
    private static ByteBuf body() {
        int octets = READ - 64;
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(READ);
        buffer.writeCharSequence("* 17 FETCH (UID 4711 BODY[] {" + octets + "}\r\n", StandardCharsets.US_ASCII);
        buffer.writeZero(octets);
        buffer.writeCharSequence(")\r\n", StandardCharsets.US_ASCII);
        return buffer;
    }

    private static void walk(ImapFramer framer, ByteBuf in, Seen seen) {
        in.readerIndex(0);
        framer.begin();
        while (framer.next(in) != Frame.NONE) {
            seen.frames++;
        }
        seen.octets += in.writerIndex();
        if (framer.lost()) {
            throw new IllegalStateException("the framer is lost");
        }
    }

    @Benchmark
    public void imapHeaders(Seen seen) {
        walk(upstream, headers, seen);
    }

    @Benchmark
    public void imapFlags(Seen seen) {
        walk(upstream, flags, seen);
    }

    @Benchmark
    public void imapBody(Seen seen) {
        walk(upstream, body, seen);
    }

    @Benchmark
    public void imapCommands(Seen seen) {
        walk(client, commands, seen);
    }

    @Benchmark
    public long smtpData(Seen seen) {
        int end = data.scan(message, 0, message.writerIndex());
        seen.octets += message.writerIndex();
        seen.frames++;
        return copied + end;
    }

    @Benchmark
    public void smtpReplies(Seen seen) {
        int line = "250-PIPELINING\r\n".length();
        int last = reply.writerIndex();
        for (int at = 0; at < last; at += line) {
            reply.setIndex(at, at + line);
            if (replies.line(reply) != SmtpReplies.Line.CONTINUES) {
                throw new IllegalStateException("no reply line");
            }
            seen.frames++;
        }
        reply.setIndex(0, last);
        seen.octets += last;
    }
}
