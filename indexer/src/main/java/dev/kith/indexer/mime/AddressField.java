package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An address list (RFC 5322 section 3.4) as lenient as mail needs: groups, routes, comments as names, names with
/// bare commas (`Lay, Ken <ken@example.org>`), semicolons between addresses, a missing `>`.
final class AddressField {
    private static final int ADDR_SPEC_MAX = 320;
    private static final int NAME_MAX = 200;
    private static final int NESTING_MAX = 20;

    private final String text;
    private final int addressesMax;
    private final List<Address> found = new ArrayList<>(2);
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String angle = "";
    private boolean quotedWord;
    private int at;

    private AddressField(String text, int addressesMax) {
        this.text = text;
        this.addressesMax = addressesMax;
    }

    static List<Address> parse(String field, int addressesMax) {
        return field.isEmpty() ? List.of() : new AddressField(field, addressesMax).all();
    }

    private List<Address> all() {
        while (at < text.length() && found.size() < addressesMax) {
            var c = text.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',' -> {
                    at++;
                    separator();
                }
                case ';' -> {
                    at++;
                    finish();
                }
                case ':' -> {
                    at++;
                    colon();
                }
                case '=' -> word();
                default -> {
                    words.append(c);
                    at++;
                }
            }
        }
        if (found.size() < addressesMax) {
            finish();
        }
        return found;
    }

    /// The name of a group ends here, unless the colon is part of an address that is written badly.
    private void colon() {
        if (words.indexOf("@") >= 0 || !angle.isEmpty()) {
            words.append(':');
        } else {
            words.setLength(0);
        }
    }

    /// A comma behind words that are no address is part of a name when an angle address follows.
    private void separator() {
        if (!angle.isEmpty() || words.indexOf("@") >= 0 || words.isEmpty()) {
            finish();
            return;
        }
        var next = at;
        while (next < text.length() && "<,;@".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '<') {
            words.append(',');
        } else {
            clear();
        }
    }

    private void quoted() {
        at++;
        quotedWord = true;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            words.append(text.charAt(at++));
        }
        at++;
    }

    private void comment() {
        var depth = 0;
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                comment.append(text.charAt(at++));
            } else if (c == '(' && depth < NESTING_MAX) {
                depth++;
            } else if (c == ')' && --depth == 0) {
                comment.append(' ');
                return;
            } else {
                comment.append(c);
            }
        }
    }

    private void angle() {
        if (!angle.isEmpty()) {
            finish();
        }
        var end = at + 1;
        var inQuotes = false;
        while (end < text.length()) {
            var c = text.charAt(end);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (c == '>' || c == '<' || (c == ',' && text.charAt(at + 1) != '@'))) {
                break;
            }
            end++;
        }
        var inside = text.substring(at + 1, end);
        var route = inside.startsWith("@") ? inside.indexOf(':') : -1;
        angle = route < 0 ? inside : inside.substring(route + 1);
        if (angle.isBlank()) {
            angle = " ";
        }
        at = end < text.length() && text.charAt(end) == '>' ? end + 1 : end;
    }

    /// An encoded word may hold commas and more by mistake: it is taken whole.
    private void word() {
        var end = text.startsWith("=?", at)
                ? text.indexOf("?=", text.indexOf('?', text.indexOf('?', at + 2) + 1) + 1)
                : -1;
        if (end < at || end - at > 200) {
            words.append(text.charAt(at++));
            return;
        }
        words.append(text, at, end + 2);
        at = end + 2;
    }

    private void finish() {
        if (!angle.isEmpty()) {
            var spec = clean(angle);
            add(spec.isEmpty() ? clean(words.toString()) : spec, words.toString());
        } else if (words.indexOf("@") >= 0) {
            bare(words.toString().strip());
        }
        clear();
    }

    /// Without angle brackets: the last word that holds an `@` is the address, what stands before it a name.
    private void bare(String written) {
        if (quotedWord || written.indexOf(' ') < 0) {
            add(clean(written), comment.toString());
            return;
        }
        var parts = written.split("\\s+", -1);
        for (var i = parts.length - 1; i >= 0; i--) {
            var spec = clean(parts[i]);
            if (!spec.isEmpty()) {
                var name = String.join(" ", java.util.Arrays.copyOf(parts, i));
                add(spec, name.isEmpty() ? comment.toString() : name);
                return;
            }
        }
        add(clean(written.replace(" ", "")), comment.toString());
    }

    private void add(String spec, String name) {
        if (!spec.isEmpty()) {
            var shown = name.isBlank() ? comment.toString() : name;
            found.add(new Address(tidy(EncodedWords.decode(shown)), spec));
        }
    }

    private void clear() {
        words.setLength(0);
        comment.setLength(0);
        angle = "";
        quotedWord = false;
    }

    private static String tidy(String name) {
        var out = new StringBuilder(name.length());
        for (var i = 0; i < name.length() && out.length() < NAME_MAX; i++) {
            var c = name.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        var text = out.toString().strip();
        var quoted = text.length() > 1
                && ((text.startsWith("'") && text.endsWith("'")) || (text.startsWith("\"") && text.endsWith("\"")));
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /// Lower-case without stray brackets, or empty when it is no addr-spec.
    static String clean(String written) {
        var spec = written.strip();
        if (spec.regionMatches(true, 0, "mailto:", 0, 7)) {
            spec = spec.substring(7);
        }
        var start = 0;
        var end = spec.length();
        while (start < end && "<('\"[".indexOf(spec.charAt(start)) >= 0 && spec.charAt(start) != '"') {
            start++;
        }
        while (end > start && ">)'],;.".indexOf(spec.charAt(end - 1)) >= 0) {
            end--;
        }
        spec = spec.substring(start, end);
        var sign = spec.lastIndexOf('@');
        if (spec.indexOf('@') < 1 || sign == spec.length() - 1 || spec.length() > ADDR_SPEC_MAX) {
            return "";
        }
        for (var i = 0; i < spec.length(); i++) {
            var c = spec.charAt(i);
            if (Character.isISOControl(c) || (c <= ' ' && i > sign)) {
                return "";
            }
        }
        return spec.toLowerCase(Locale.ROOT);
    }
}
