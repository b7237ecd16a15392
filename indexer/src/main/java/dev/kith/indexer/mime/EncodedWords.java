package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Encoded words (RFC 2047, with the language of RFC 2231) in an unfolded field, as lenient as readers are:
/// spaces inside, missing padding, no space between word and text. Neighbours in one charset are joined before
/// decoding, for senders cut characters in two.
final class EncodedWords {
    private EncodedWords() {}

    static String decode(String text) {
        var first = text.indexOf("=?");
        if (first < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        var pending = new ByteArrayOutputStream();
        var charset = "";
        var at = 0;
        while (at < text.length()) {
            var start = text.indexOf("=?", at);
            var word = start < 0 ? null : Word.at(text, start);
            if (word == null) {
                flush(pending, charset, out);
                var end = start < 0 ? text.length() : start + 2;
                out.append(text, at, end);
                at = end;
                continue;
            }
            if (!(pending.size() > 0 && text.substring(at, start).isBlank())) {
                flush(pending, charset, out);
                out.append(text, at, start);
            } else if (!word.charset.equals(charset)) {
                flush(pending, charset, out);
            }
            charset = word.charset;
            pending.writeBytes(word.octets);
            at = word.end;
        }
        flush(pending, charset, out);
        return out.toString();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder out) {
        if (pending.size() > 0) {
            var octets = pending.toByteArray();
            pending.reset();
            out.append(Charsets.decode(octets, 0, octets.length, charset, new Problems(0)));
        }
    }

    /// @param end the index behind `?=`
    private record Word(String charset, byte[] octets, int end) {
        static @org.jspecify.annotations.Nullable Word at(String text, int start) {
            var charsetEnd = text.indexOf('?', start + 2);
            if (charsetEnd < 0 || charsetEnd - start > 60 || charsetEnd + 2 >= text.length()) {
                return null;
            }
            var encoding = text.charAt(charsetEnd + 1) | 0x20;
            if (text.charAt(charsetEnd + 2) != '?' || (encoding != 'q' && encoding != 'b')) {
                return null;
            }
            var from = charsetEnd + 3;
            var end = text.indexOf("?=", from);
            if (end < 0) {
                return null;
            }
            var charset = text.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
            var star = charset.indexOf('*');
            var octets = text.substring(from, end).getBytes(ISO_8859_1);
            return new Word(
                    star < 0 ? charset : charset.substring(0, star),
                    encoding == 'b' ? TransferDecoding.base64(octets, 0, octets.length, octets.length) : q(octets),
                    end + 2);
        }

        private static byte[] q(byte[] octets) {
            for (var i = 0; i < octets.length; i++) {
                if (octets[i] == '_') {
                    octets[i] = ' ';
                }
            }
            return TransferDecoding.quotedPrintable(octets, 0, octets.length, octets.length);
        }
    }
}
