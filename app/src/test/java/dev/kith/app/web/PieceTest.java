package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PieceTest {
    @Test
    void marksBecomePieces() {
        assertThat(Piece.of("the \u2068lantern\u2069 is ready"))
                .containsExactly(new Piece("the ", false), new Piece("lantern", true), new Piece(" is ready", false));
        assertThat(Piece.of("")).isEmpty();
        assertThat(Piece.of("\u2069a\u2068\u2068b")).containsExactly(new Piece("a", false), new Piece("b", true));
    }

    @Test
    void theLogShowsNeitherAddressesNorTokens() {
        assertThat(StatusView.blotted("reminder <98ab05c61e327cca52fdf45a9d7a7bcd@kith.invalid> for anna@example.test:"
                        + " token=AOt3xw7r5XEcCz6gh77C-ofeAgL63pwwbijvHaUsmZM"))
                .isEqualTo("reminder <…@…> for …@…: …");
    }
}
