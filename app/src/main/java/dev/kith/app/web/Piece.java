package dev.kith.app.web;

import java.util.ArrayList;
import java.util.List;

/// A piece of a snippet.
///
/// @param found whether it is what was looked for
public record Piece(String text, boolean found) {
    private static final char OPEN = '\u2068';
    private static final char CLOSE = '\u2069';

    /// Takes a snippet apart at its marks; marks that do not pair are dropped.
    static List<Piece> of(String snippet) {
        var pieces = new ArrayList<Piece>();
        var text = new StringBuilder();
        var found = false;
        for (var i = 0; i < snippet.length(); i++) {
            var c = snippet.charAt(i);
            if (c != OPEN && c != CLOSE) {
                text.append(c);
                continue;
            }
            if (!text.isEmpty()) {
                pieces.add(new Piece(text.toString(), found));
                text.setLength(0);
            }
            found = c == OPEN;
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), found));
        }
        return pieces;
    }
}
