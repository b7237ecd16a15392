package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Message-IDs (RFC 5322 section 3.6.4), written here without their angle brackets.
final class MessageIds {
    private static final int LENGTH_MAX = 500;
    private static final int REFERENCES_MAX = 100;

    private MessageIds() {}

    /// All valid ones in a field, in order, each once; of more than a hundred the first and the latest.
    static List<String> in(String field) {
        var found = new ArrayList<String>(2);
        var at = field.indexOf('<');
        while (at >= 0) {
            var end = field.indexOf('>', at);
            if (end < 0) {
                break;
            }
            var inner = field.lastIndexOf('<', end);
            var id = field.substring(inner + 1, end).replace(" ", "").replace("\t", "");
            if (valid(id) && !found.contains(id)) {
                found.add(id);
                if (found.size() > REFERENCES_MAX) {
                    found.remove(1);
                }
            }
            at = field.indexOf('<', end);
        }
        return found;
    }

    /// The identifier of a Message-ID field, with or without brackets; empty when there is none that can be used.
    static String own(String field) {
        var bracketed = in(field);
        if (!bracketed.isEmpty()) {
            return bracketed.getFirst();
        }
        var bare = field.strip();
        return valid(bare) && bare.indexOf('@') > 0 && bare.indexOf('<') < 0 && bare.indexOf('>') < 0 ? bare : "";
    }

    private static boolean valid(String id) {
        if (id.isEmpty() || id.length() > LENGTH_MAX) {
            return false;
        }
        for (var i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) == 127) {
                return false;
            }
        }
        return true;
    }

    /// An identifier for a message that has none: the same for every copy of it, on whatever way it came.
    static String made(String date, String from, String subject, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(date, from, subject, body)) {
                digest.update(part.replaceAll("\\s+", " ").strip().getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16) + Message.MADE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
