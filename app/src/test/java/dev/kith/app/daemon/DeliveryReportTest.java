package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a delivery status notification says of Kith's addresses; anybody can write one.
class DeliveryReportTest {
    private static DeliveryReport read(String status) {
        return DeliveryReport.of("""
            Message-ID: <bounce.1@mail.example.org>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="x"

            --x
            Content-Type: message/delivery-status

            %s

            --x
            Content-Type: text/rfc822-headers

            Message-ID: <1@example.org>

            --x--
            """.formatted(status).replace("\n", "\r\n").getBytes(US_ASCII))
                .orElseThrow();
    }

    @Test
    void itNamesKithAlone() {
        var report = read("Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;\n\t3D@Kith.Invalid\nAction: failed");
        assertThat(report.recipients()).containsExactly("3d@kith.invalid");
        assertThat(report.kithsAlone()).isTrue();
    }

    @Test
    void itNamesOthersToo() {
        var report = read("Final-Recipient: rfc822; 3d@kith.invalid\nOriginal-Recipient: rfc822;anna@example.net");
        assertThat(report.recipients()).containsExactly("3d@kith.invalid");
        assertThat(report.kithsAlone()).isFalse();
        assertThat(read("Final-Recipient: rfc822; anna@example.net\nX: 3d@kith.invalid")
                        .kithsAlone())
                .isFalse();
    }

    @Test
    void itNamesATimeForEveryHour() {
        var hours = new StringBuilder();
        for (var hour = 1; hour < 1000; hour++) {
            hours.append(hour).append("h@kith.invalid ");
        }
        assertThat(read("Final-Recipient: rfc822; " + hours).recipients()).hasSize(10);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noneIsTooDear() {
        var honest = "Final-Recipient: rfc822; 3d@kith.invalid\n";
        for (var shape : List.of(
                "a".repeat(200_000), "Final-Recipient: a" + "\n x".repeat(60_000), "@kith.invalid".repeat(15_000))) {
            assertThat(read(honest + shape).recipients()).containsExactly("3d@kith.invalid");
        }
    }
}
