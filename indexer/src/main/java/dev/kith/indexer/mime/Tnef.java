package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `winmail.dat` (MS-OXTNEF), as far as it is visible without MAPI: the plain body and the names of the files.
final class Tnef {
    static final int OCTETS_MAX = 4 << 20;
    private static final int SIGNATURE = 0x223e9f78;
    private static final int BODY = 0x0002800c;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800f;
    private static final int FILES_MAX = 50;

    private Tnef() {}

    /// @param text the plain body, or empty
    record Inside(String text, List<Attachment> attachments) {}

    static boolean is(Content content) {
        return content.type().equals("application/ms-tnef")
                || content.type().equals("application/vnd.ms-tnef")
                || content.name().toLowerCase(Locale.ROOT).equals("winmail.dat");
    }

    static Inside read(byte[] octets, Problems problems) {
        var files = new ArrayList<Attachment>();
        var text = "";
        if (octets.length < 6 || number(octets, 0) != SIGNATURE) {
            problems.add("TNEF that cannot be read");
            return new Inside(text, files);
        }
        var size = 0L;
        for (var at = 6; at + 9 <= octets.length; ) {
            var attribute = number(octets, at + 1);
            var length = number(octets, at + 5);
            var from = at + 9;
            if (length < 0 || length > octets.length - from) {
                problems.add("TNEF cut short");
                break;
            }
            switch (attribute) {
                case BODY -> text = string(octets, from, length);
                case DATA -> size = length;
                case TITLE -> {
                    if (files.size() < FILES_MAX) {
                        files.add(
                                new Attachment(string(octets, from, length), "application/octet-stream", size, false));
                    }
                }
                default -> {
                    // MAPI properties and the like
                }
            }
            at = from + length + 2;
        }
        return new Inside(text, files);
    }

    private static int number(byte[] octets, int at) {
        return (octets[at] & 255) | (octets[at + 1] & 255) << 8 | (octets[at + 2] & 255) << 16 | octets[at + 3] << 24;
    }

    private static String string(byte[] octets, int from, int length) {
        var end = from;
        while (end < from + length && octets[end] != 0) {
            end++;
        }
        return Charsets.guess(octets, from, end);
    }
}
