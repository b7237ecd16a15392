package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kith.proxy.Pieces;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The end of data is CRLF.CRLF wherever the octets are cut, the copy is the message without its stuffing, and no line
/// makes a reader of commands and replies throw. Regression mode in the ordinary tests; `-Pfuzz` looks for more.
class SmtpFramersFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void theEndOfDataAndTheCopy(byte[] input) {
        var pieces = Pieces.of(input);
        var said = pieces.said(true);
        var cut = pieces.all().stream()
                .filter(Pieces.Piece::fromClient)
                .map(Pieces.Piece::octets)
                .toList();

        int end = ("\r\n" + said).indexOf("\r\n.\r\n");
        String message = end < 0 ? said : said.substring(0, end);
        var copy = new StringBuilder();
        assertThat(scan(cut, copy)).isEqualTo(end < 0 ? -1 : end + 3);
        // of a message that has not ended the last octets may be waiting for what they mean
        assertThat(unstuffed(message)).startsWith(copy.toString());
        if (end >= 0) {
            assertThat(copy.toString()).isEqualTo(unstuffed(message));
        }
        lines(said);
    }

    private static int scan(List<byte[]> cut, StringBuilder copy) {
        var data = new SmtpData(
                (source, from, count) -> copy.append(source.toString(from, count, StandardCharsets.ISO_8859_1)));
        int before = 0;
        for (byte[] octets : cut) {
            int end = data.scan(Unpooled.wrappedBuffer(octets), 0, octets.length);
            if (end >= 0) {
                return before + end;
            }
            before += octets.length;
        }
        return -1;
    }

    /// RFC 5321 section 4.5.2.
    private static String unstuffed(String message) {
        return List.of(message.split("(?<=\r\n)", -1)).stream()
                .map(line -> line.startsWith(".") ? line.substring(1) : line)
                .collect(Collectors.joining());
    }

    private static void lines(String said) {
        var replies = new SmtpReplies();
        var reads = new ArrayList<SmtpReplies.Line>();
        for (var line : said.split("(?<=\n)", 0)) {
            ByteBuf octets = Unpooled.copiedBuffer(line, StandardCharsets.ISO_8859_1);
            reads.add(replies.line(octets));
            assertThat(SmtpVerb.of(octets)).isNotNull();
            SmtpChunk.of(octets);
            assertThat(SmtpPath.domain(SmtpPath.of(line))).isNotNull();
        }
        if (!reads.contains(SmtpReplies.Line.LOST)
                && reads.indexOf(SmtpReplies.Line.ENDS) == reads.size() - 1
                && said.endsWith("\r\n")) {
            var reply = new EhloReply(said.getBytes(StandardCharsets.ISO_8859_1));
            reply.withoutStartTls();
            reply.withoutBoundMechanisms();
            assertThat(reply.edited() == null).isEqualTo(reply.edits().isEmpty());
        }
    }
}
