package dev.kith.proxy.wirelog;

import dev.kith.proxy.wire.ImapFramer;
import dev.kith.proxy.wire.ImapFramer.Frame;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// IMAP, written down. Secret are all of LOGIN behind its name, and all of an AUTHENTICATE exchange. Searches are
/// shown by their length, for their words are somebody's.
final class ImapScribe implements Scribe {
    private static final int LINE_OCTETS_MAX = 64 << 10;
    /// Any other word may stand where a tag was forgotten, and a password behind it.
    private static final Set<String> KNOWN = Set.of("""
        CAPABILITY NOOP LOGOUT STARTTLS AUTHENTICATE LOGIN ENABLE SELECT EXAMINE CREATE DELETE RENAME SUBSCRIBE
        UNSUBSCRIBE LIST LSUB XLIST NAMESPACE STATUS APPEND IDLE CHECK CLOSE UNSELECT EXPUNGE SEARCH ESEARCH SORT
        THREAD FETCH STORE COPY MOVE REPLACE UID ID COMPRESS NOTIFY GETQUOTA GETQUOTAROOT SETQUOTA GETMETADATA
        SETMETADATA GETACL SETACL DELETEACL LISTRIGHTS MYRIGHTS UNAUTHENTICATE CONVERT GENURLAUTH RESETKEY
        URLFETCH CANCELUPDATE LANGUAGE COMPARATOR
        """.strip().split("\\s+", -1));
    private static final Set<String> ABOUT_TEXT = Set.of("SEARCH", "SORT", "THREAD");

    private final WireLog log;
    private final boolean withText;
    private final Side client = new Side(ImapFramer.Side.CLIENT);
    private final Side upstream = new Side(ImapFramer.Side.UPSTREAM);
    /// The tag of an AUTHENTICATE that upstream has not completed.
    private String authenticating = "";
    /// The tag of the command whose text is coming.
    private String tag = "";
    private boolean continued;
    private boolean secret;

    ImapScribe(WireLog log, boolean withText) {
        this.log = log;
        this.withText = withText;
    }

    private static final class Side {
        private final ImapFramer framer;
        private final LineText text = new LineText(LINE_OCTETS_MAX);
        private boolean silent;

        Side(ImapFramer.Side side) {
            framer = new ImapFramer(side, LINE_OCTETS_MAX);
        }
    }

    @Override
    public void client(ByteBuf octets) {
        read(client, octets, "C: ");
    }

    @Override
    public void upstream(ByteBuf octets) {
        read(upstream, octets, "S: ");
    }

    private void read(Side side, ByteBuf in, String mark) {
        for (Frame frame = side.framer.next(in); frame != Frame.NONE; frame = side.framer.next(in)) {
            switch (frame) {
                case TEXT -> side.framer.appendTo(side.text, in);
                case LINE, LITERAL -> {
                    side.framer.appendTo(side.text, in);
                    String line = new String(side.text.octets(), 0, side.text.length(), StandardCharsets.ISO_8859_1);
                    side.text.wipe();
                    boolean fromClient = side == client;
                    log.line(mark + (fromClient ? command(line) : response(line)));
                    if (fromClient) {
                        continued = frame == Frame.LITERAL;
                        secret &= continued;
                    }
                }
                case OCTETS -> literal(side, in, mark);
                case LOST -> silence(side, mark);
                case NONE -> throw new AssertionError("left above");
            }
        }
    }

    private void literal(Side side, ByteBuf in, String mark) {
        ImapFramer framer = side.framer;
        boolean shown = withText && !(side == client && secret);
        log.line(mark + (shown ? text(in, framer) : Redaction.octets(framer.end() - (long) framer.start())));
    }

    private static String text(ByteBuf in, ImapFramer framer) {
        String text = in.toString(framer.start(), framer.end() - framer.start(), StandardCharsets.ISO_8859_1);
        return "| " + text.replace("\r\n", "\n| ");
    }

    private void silence(Side side, String mark) {
        if (!side.silent) {
            side.silent = true;
            log.line(mark + "<the grammar is lost: nothing more of this side>");
        }
    }

    private String command(String line) {
        if (continued) {
            return secret ? "<secret>" : Redaction.of(strip(line));
        }
        if (!authenticating.isEmpty()) {
            return "<secret>";
        }
        String[] words = strip(line).split(" ", 4);
        if (words.length < 2) {
            return words[0].toUpperCase(Locale.ROOT).equals("DONE") ? "DONE" : Redaction.octets(line.length());
        }
        tag = words[0];
        String name = words[1].toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
            secret = true;
            return Redaction.octets(line.length());
        }
        String shown = Redaction.printable(words[0] + " " + words[1]);
        secret = name.equals("LOGIN") || name.equals("AUTHENTICATE");
        if (name.equals("AUTHENTICATE")) {
            authenticating = tag;
            return shown + " " + (words.length > 2 ? Redaction.of(words[2]) : "")
                    + (words.length > 3 ? " <secret>" : "");
        }
        boolean uid = name.equals("UID") && words.length > 2;
        if (ABOUT_TEXT.contains(uid ? words[2].toUpperCase(Locale.ROOT) : name)) {
            return shown + (uid ? " " + words[2] : "") + " " + Redaction.octets(line.length());
        }
        return secret ? shown + " <secret>" : Redaction.of(strip(line));
    }

    private String response(String line) {
        if (line.startsWith("+")) {
            client.framer.accepted();
            return authenticating.isEmpty() ? Redaction.of(strip(line)) : "+ <secret>";
        }
        int space = line.indexOf(' ');
        String first = space < 0 ? "" : line.substring(0, space);
        if (first.equals(authenticating)) {
            authenticating = "";
        }
        if (first.equals(tag) && client.framer.awaiting()) {
            client.framer.refused();
            continued = false;
            secret = false;
        }
        return Redaction.of(strip(line));
    }

    private static String strip(String line) {
        return line.endsWith("\r\n") ? line.substring(0, line.length() - 2) : line;
    }
}
