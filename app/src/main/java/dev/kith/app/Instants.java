package dev.kith.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an instant from the command line: `2026-03-01T09:00Z`, `2026-03-01T09:00` (here), `2026-03-01` (its
/// beginning, here).
final class Instants implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        return parse(text, ZoneId.systemDefault());
    }

    static Instant parse(String text, ZoneId zone) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (text.matches(".*T.*([zZ]|[+-]\\d{2}:?\\d{2})$")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeParseException _) {
            throw new TypeConversionException(
                    "'" + text + "' is not a point in time; write 2026-03-01 or 2026-03-01T09:00:00Z");
        }
    }
}
