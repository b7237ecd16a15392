package dev.kith.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a fuzzer's octets as a conversation: each piece is an octet that says whose it is (the top bit) and how many
/// octets follow (the others; 0 says 128), and these octets. A file of that form can be written by hand.
public record Pieces(List<Piece> all) {
    /// What one peer sends at once.
    public record Piece(boolean fromClient, byte[] octets) {}

    public static Pieces of(byte[] input) {
        var all = new ArrayList<Piece>();
        int at = 0;
        while (at < input.length) {
            int head = input[at++];
            int length = (head & 0x7f) == 0 ? 128 : head & 0x7f;
            int end = Math.min(input.length, at + length);
            if (end > at) {
                all.add(new Piece(head >= 0, Arrays.copyOfRange(input, at, end)));
            }
            at = end;
        }
        return new Pieces(all);
    }

    /// All that one peer sends.
    public String said(boolean byClient) {
        var said = new StringBuilder();
        all.stream()
                .filter(piece -> piece.fromClient == byClient)
                .forEach(piece -> said.append(new String(piece.octets, StandardCharsets.ISO_8859_1)));
        return said.toString();
    }
}
