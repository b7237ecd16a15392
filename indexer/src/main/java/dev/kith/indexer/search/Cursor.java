package dev.kith.indexer.search;

/// A place in what was typed, and what can be taken from there.
abstract sealed class Cursor permits QueryReader {
    final String typed;
    int at;

    Cursor(String typed) {
        this.typed = typed;
    }

    /// Up to a space or a sign that ends a word.
    final String bare() {
        var start = at;
        while (at < typed.length()) {
            var c = typed.charAt(at);
            if (Character.isWhitespace(c) || c == ')' || c == '"' || c == '|' || (c == '(' && at > start)) {
                break;
            }
            at++;
        }
        return typed.substring(start, at);
    }

    /// Where the colon of an operator stands whose name begins here; -1 where none does.
    final int operatorEnd() {
        var i = at;
        while (i < typed.length()
                && (Character.isLetter(typed.charAt(i))
                        || typed.charAt(i) == '_'
                        || (i > at && (typed.charAt(i) == '-' || Character.isDigit(typed.charAt(i)))))) {
            i++;
        }
        return i > at && i < typed.length() && typed.charAt(i) == ':' ? i : -1;
    }

    final void space() {
        while (at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
            at++;
        }
    }

    final boolean sign(char sign) {
        if (at + 1 < typed.length() && typed.charAt(at) == sign && !Character.isWhitespace(typed.charAt(at + 1))) {
            at++;
            return true;
        }
        return false;
    }

    final boolean peek(String word) {
        if (!typed.startsWith(word, at)) {
            return false;
        }
        var end = at + word.length();
        return word.equals("|")
                || end >= typed.length()
                || Character.isWhitespace(typed.charAt(end))
                || typed.charAt(end) == '('
                || typed.charAt(end) == ')';
    }

    /// One bar or two.
    final boolean bar() {
        if (!take("|")) {
            return false;
        }
        take("|");
        return true;
    }

    final boolean take(String word) {
        space();
        if (peek(word)) {
            at += word.length();
            return true;
        }
        return false;
    }
}
