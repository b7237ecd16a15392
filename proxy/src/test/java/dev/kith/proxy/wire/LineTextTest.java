package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The connections of a loop take turns with one array, and none hears of another's text.
class LineTextTest {
    private final LineText one = new LineText(64 << 10);
    private final LineText other = new LineText(64 << 10);

    @BeforeEach
    @AfterEach
    void anotherLoop() {
        FastThreadLocal.removeAll();
    }

    private static void append(LineText text, String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.US_ASCII);
        text.append(Unpooled.wrappedBuffer(bytes), 0, bytes.length);
    }

    private static String held(LineText text) {
        return new String(text.octets(), 0, text.length(), StandardCharsets.US_ASCII);
    }

    @Test
    void whoHasNoLineBegunHoldsNoArray() {
        assertThat(one.octets()).isEmpty();
        append(one, "a NOOP\r\n");
        one.clear();
        one.rest();
        assertThat(one.octets()).isEmpty();
    }

    @Test
    void theArrayGoesRoundOverwritten() {
        append(one, "a LOGIN alice s3cret\r\n");
        byte[] array = one.octets();
        one.clear();
        append(one, "b NOOP\r\n");
        one.clear();
        one.rest();
        assertThat(array).as("behind the shorter line too").containsOnly(0);
        append(other, "c NOOP\r\n");
        assertThat(other.octets()).isSameAs(array);
        assertThat(held(other)).isEqualTo("c NOOP\r\n");
    }

    @Test
    void aLineThatIsBegunKeepsItsArray() {
        append(one, "a SEL");
        one.rest();
        append(other, "b NOOP\r\n");
        append(one, "ECT INBOX\r\n");
        assertThat(held(one)).isEqualTo("a SELECT INBOX\r\n");
        assertThat(held(other)).isEqualTo("b NOOP\r\n");
        assertThat(one.octets()).isNotSameAs(other.octets());
    }

    @Test
    void anArrayThatIsTooSmallIsOverwrittenWhenItHasGrown() {
        append(one, "a LOGIN alice s3cret");
        byte[] small = one.octets();
        append(one, "x".repeat(small.length));
        assertThat(held(one)).startsWith("a LOGIN alice s3cretxxx").hasSize(20 + small.length);
        assertThat(small).containsOnly(0);
    }

    @Test
    void aLargeArrayIsNotHandedOn() {
        append(one, "x".repeat(5000));
        one.clear();
        one.rest();
        append(other, "a NOOP\r\n");
        assertThat(other.octets().length).isLessThan(5000);
    }
}
