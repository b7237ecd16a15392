package dev.kith.indexer.store.lucene.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TidyingTest {
    @Test
    void joinsManyPiecesOfOneSizeToThree() {
        assertThat(Tidying.segments(14, 13, 12, 14, 13, 2, 1)).isEqualTo(3);
    }

    @Test
    void leavesAFewPiecesAlone() {
        assertThat(Tidying.segments()).isZero();
        assertThat(Tidying.segments(100)).isZero();
        assertThat(Tidying.segments(1, 100, 10)).isZero();
    }

    @Test
    void doesNotWriteALargePieceAgainForALittleMore() {
        // the three large ones stay, and so does the fourth: what is smaller is not worth it
        assertThat(Tidying.segments(600, 600, 600, 50, 1)).isZero();
        assertThat(Tidying.segments(600, 600, 600, 5, 1, 1)).isEqualTo(4);
        assertThat(Tidying.segments(600, 600, 600, 100, 100)).isEqualTo(3);
    }
}
