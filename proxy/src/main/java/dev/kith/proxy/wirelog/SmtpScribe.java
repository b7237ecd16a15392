package dev.kith.proxy.wirelog;

import dev.kith.proxy.wire.SmtpChunk;
import dev.kith.proxy.wire.SmtpData;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;

/// SMTP, written down. Secret is all of an AUTH exchange. Only lines that begin with a known command are shown, for
/// any other may be a message's.
final class SmtpScribe implements Scribe {
    private static final int LINE_OCTETS_MAX = 64 << 10;
    private static final Set<String> KNOWN = Set.of(
            "EHLO",
            "HELO",
            "MAIL",
            "RCPT",
            "DATA",
            "BDAT",
            "RSET",
            "NOOP",
            "QUIT",
            "VRFY",
            "EXPN",
            "HELP",
            "STARTTLS",
            "AUTH");

    private enum Reading {
        COMMANDS,
        /// Behind DATA, before upstream has answered: nothing is shown.
        WAITING,
        MESSAGE,
        CHUNK
    }

    private final WireLog log;
    private final boolean withText;
    private final ByteBuf clientLine = Unpooled.buffer(128);
    private final ByteBuf upstreamLine = Unpooled.buffer(128);
    /// The commands that upstream has not answered, oldest first; the greeting answers none.
    private final ArrayDeque<String> due = new ArrayDeque<>();
    private Reading reading = Reading.COMMANDS;
    private SmtpData data = new SmtpData((_, _, _) -> {});
    private long chunkLeft;
    private boolean signingIn;
    private boolean silent;

    SmtpScribe(WireLog log, boolean withText) {
        this.log = log;
        this.withText = withText;
        due.add("GREETING");
    }

    @Override
    public void client(ByteBuf in) {
        while (in.isReadable() && !silent) {
            switch (reading) {
                case COMMANDS -> command(in);
                case WAITING -> hide(in, in.readableBytes());
                case MESSAGE -> message(in);
                case CHUNK -> {
                    int count = (int) Math.min(chunkLeft, in.readableBytes());
                    show(in, count);
                    chunkLeft -= count;
                    reading = chunkLeft > 0 ? Reading.CHUNK : Reading.COMMANDS;
                }
            }
        }
    }

    @Override
    public void upstream(ByteBuf in) {
        while (in.isReadable() && !silent) {
            if (gather(in, upstreamLine)) {
                reply(take(upstreamLine));
            }
        }
    }

    private void hide(ByteBuf in, int count) {
        in.skipBytes(count);
        log.line("C: " + Redaction.octets(count));
    }

    private void show(ByteBuf in, int count) {
        if (!withText) {
            hide(in, count);
            return;
        }
        String text = in.readCharSequence(count, StandardCharsets.ISO_8859_1).toString();
        log.line("C: | " + text.replace("\r\n", "\n| "));
    }

    private void message(ByteBuf in) {
        int end = data.scan(in, in.readerIndex(), in.writerIndex());
        show(in, (end < 0 ? in.writerIndex() : end) - in.readerIndex());
        if (end >= 0) {
            due.add(".");
            reading = Reading.COMMANDS;
        }
    }

    /// Moves octets up to a line feed into the line.
    private boolean gather(ByteBuf in, ByteBuf line) {
        int feed = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        line.writeBytes(in, (feed < 0 ? in.writerIndex() : feed + 1) - in.readerIndex());
        if (line.readableBytes() > LINE_OCTETS_MAX) {
            silent = true;
            line.clear();
            log.line("-- <a line is too long: nothing more of this connection>");
            return false;
        }
        return feed >= 0;
    }

    private static String take(ByteBuf line) {
        String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        line.setZero(0, line.writerIndex()).clear();
        return text;
    }

    private void command(ByteBuf in) {
        if (!gather(in, clientLine)) {
            return;
        }
        SmtpChunk chunk = SmtpChunk.of(clientLine);
        String line = take(clientLine);
        if (signingIn) {
            log.line("C: <secret>");
            due.add("AUTH");
            signingIn = false;
            return;
        }
        String[] words = line.split(" ", 3);
        String verb = words[0].toUpperCase(Locale.ROOT);
        due.add(verb);
        if (verb.equals("AUTH")) {
            log.line("C: AUTH " + (words.length > 1 ? Redaction.of(words[1]) : "")
                    + (words.length > 2 ? " <secret>" : ""));
        } else {
            log.line("C: " + (KNOWN.contains(verb) ? Redaction.of(line) : Redaction.octets(line.length())));
        }
        if (verb.equals("DATA")) {
            reading = Reading.WAITING;
        } else if (verb.equals("BDAT") && chunk != null && chunk.octets() > 0) {
            chunkLeft = chunk.octets();
            reading = Reading.CHUNK;
        }
    }

    private void reply(String line) {
        boolean last = line.length() < 4 || line.charAt(3) != '-';
        String answered = String.valueOf(due.peek());
        boolean challenge = answered.equals("AUTH") && line.startsWith("334");
        log.line("S: " + (challenge ? "334 <secret>" : Redaction.of(line)));
        if (!last) {
            return;
        }
        due.poll();
        signingIn = challenge;
        if (answered.equals("DATA")) {
            boolean takes = line.startsWith("354");
            reading = takes ? Reading.MESSAGE : Reading.COMMANDS;
            data = new SmtpData((_, _, _) -> {});
        }
    }
}
