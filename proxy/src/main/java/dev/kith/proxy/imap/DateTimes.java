package dev.kith.proxy.imap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// IMAP's date-time (RFC 9051 section 9): ` 1-Jan-2026 12:00:00 +0100`.
final class DateTimes {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy HH:mm:ss Z")
            .toFormatter(Locale.ENGLISH);

    private DateTimes() {}

    /// Null when it is none.
    static @Nullable Instant read(String dateTime) {
        try {
            return OffsetDateTime.parse(dateTime.strip(), DATE_TIME).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
