package dev.kith.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiedUtf7Test {
    @ParameterizedTest
    @CsvSource({
        "INBOX, INBOX",
        "A&-B, A&B",
        "Entw&APw-rfe, Entwürfe",
        "'~peter/mail/&U,BTFw-/&ZeVnLIqe-', ~peter/mail/台北/日本語",
        "&broken, &broken",
        "&!!!-, &!!!-",
        "&2D0-, &2D0-",
        "&, &"
    })
    void decodes(String wire, String name) {
        assertThat(ModifiedUtf7.decode(wire)).isEqualTo(name);
    }
}
