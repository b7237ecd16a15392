package dev.kith.proxy.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
    @ParameterizedTest
    @CsvSource({
        "a LOGIN {5}, 5, true",
        "a LOGIN {17+}, 17, false",
        "a APPEND x ~{0}, 0, true",
        "{007}, 7, true",
        "x{999999999+}, 999999999, false"
    })
    void standsAtTheEndOfItsLine(String line, int octets, boolean synchronising) {
        assertThat(Literal.announced(octets(line + "\r\n"))).isEqualTo(new Literal(octets, synchronising));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "}\r\n",
                "{}\r\n",
                "{+}\r\n",
                "{5} \r\n",
                "{5}\n",
                "5}\r\n",
                "{1234567890}\r\n",
                "{-5}\r\n"
            })
    void allElseIsNone(String line) {
        assertThat(Literal.announced(octets(line))).isNull();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
