package dev.kith.proxy.imap;

/// Finds the capability list in a response line. It can stand in five places: the greeting's code, the untagged
/// CAPABILITY response, the tagged OK of LOGIN, that of AUTHENTICATE, and the code of any other status response
/// (RFC 9051 section 7.1); a continuation request's text may hold the code as well.
final class CapabilityPlace {
    /// No list in this line.
    static final int NONE = -1;
    /// The line is too short to tell.
    static final int UNDECIDED = -2;

    private CapabilityPlace() {}

    /// The index of the first capability, or [#NONE], or [#UNDECIDED].
    static int find(byte[] line, int length) {
        int word = behindSpace(line, 0, length);
        if (length > 0 && line[0] == '+') {
            return length > 1 && line[1] != ' ' ? NONE : code(line, Math.min(2, length), length);
        }
        if (word < 0) {
            return word;
        }
        int list = behind("CAPABILITY ", line, word, length);
        boolean untagged = word == 2 && line[0] == '*';
        if (untagged && list != NONE) {
            return list;
        }
        int place = NONE;
        for (String status : STATUS) {
            int text = behind(status, line, word, length);
            place = text == UNDECIDED ? UNDECIDED : text >= 0 ? code(line, text, length) : place;
        }
        return place;
    }

    private static final String[] STATUS = {"OK ", "NO ", "BAD ", "BYE ", "PREAUTH "};

    private static int code(byte[] line, int at, int length) {
        return behind("[CAPABILITY ", line, at, length);
    }

    /// The index behind the word if it stands here, in any case.
    private static int behind(String word, byte[] line, int at, int length) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= length) {
                return UNDECIDED;
            }
            int octet = line[at + i];
            int upper = octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
            if (upper != word.charAt(i)) {
                return NONE;
            }
        }
        return at + word.length();
    }

    private static int behindSpace(byte[] line, int from, int length) {
        for (int at = from; at < length; at++) {
            if (line[at] == ' ') {
                return at + 1;
            }
            if (line[at] == '\r') {
                return NONE;
            }
        }
        return UNDECIDED;
    }
}
