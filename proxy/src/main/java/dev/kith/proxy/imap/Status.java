package dev.kith.proxy.imap;

import dev.kith.proxy.wire.ImapCursor;
import org.jspecify.annotations.Nullable;

/// A status response (RFC 9051 section 7.1): its word, and its response code where the text begins with one.
///
/// @param code the code's first word in upper case, or empty
/// @param arguments stands behind the code's first word
record Status(Word word, String code, ImapCursor arguments) {
    enum Word {
        OK,
        NO,
        BAD,
        BYE,
        PREAUTH
    }

    /// Reads the word and what follows; null when it is no status word.
    static @Nullable Status read(ImapCursor cursor) {
        Word word = switch (cursor.keyword()) {
            case "OK" -> Word.OK;
            case "NO" -> Word.NO;
            case "BAD" -> Word.BAD;
            case "BYE" -> Word.BYE;
            case "PREAUTH" -> Word.PREAUTH;
            default -> null;
        };
        if (word == null) {
            return null;
        }
        if (!cursor.take(' ') || !cursor.take('[')) {
            return new Status(word, "", cursor);
        }
        String code = cursor.keyword();
        int close = code.indexOf(']');
        cursor.spaces();
        return new Status(word, close >= 0 ? code.substring(0, close) : code, cursor);
    }

    boolean ok() {
        return word == Word.OK;
    }
}
