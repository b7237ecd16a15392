package dev.kith.indexer.mime;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Date field in every form that mail has: RFC 5322 and its obsolete forms, asctime, ISO 8601, American
/// `1/31/2002 4:05 PM`, month names of other languages, dots for colons, two- and three-digit years, zone names.
///
/// The reader takes the field apart into numbers and words and decides by their shape, not by their order: order
/// is what senders get wrong. A day that its month does not have is read as the month's last.
final class DateField {
    private static final int LENGTH_MAX = 200;
    private static final int HOURS_MAX = 18;

    private final String text;
    private int at;
    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private @Nullable Boolean afternoon;
    private @Nullable Integer offset;
    private boolean unknownZone;
    private boolean monthMayBeWeekday;

    private DateField(String text) {
        this.text = text;
    }

    /// @param zoneKnown false when there is no zone, or `-0000`
    record Moment(OffsetDateTime date, boolean zoneKnown) {}

    /// Empty when no date can be seen in the field, or one before 1970 or after 2099.
    static Optional<Moment> parse(String field) {
        if (field.isEmpty() || field.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return new DateField(field).moment();
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Optional<Moment> moment() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '(') {
                comment();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if ((c == '+' || c == '-') && hour >= 0 && offset == null && digitAt(at + 1)) {
                zone(c == '-' ? -1 : 1);
            } else {
                at++;
            }
        }
        if (year < 0 || month < 1 || day < 1 || month > 12 || day > 31) {
            return Optional.empty();
        }
        return assembled();
    }

    private Optional<Moment> assembled() {
        var fullYear = year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
        if (fullYear < 1970 || fullYear > 2099) {
            return Optional.empty();
        }
        var hours = Math.max(hour, 0);
        if (afternoon != null) {
            hours = hours % 12 + (afternoon ? 12 : 0);
        }
        if (hours > 24 || minute > 59 || second > 60) {
            return Optional.empty();
        }
        var first = LocalDateTime.of(fullYear, month, 1, 0, 0);
        var lastDay = first.toLocalDate().lengthOfMonth();
        var local = first.plusDays(Math.min(day, lastDay) - 1L)
                .plusHours(hours)
                .plusMinutes(minute)
                .plusSeconds(Math.min(second, 59));
        var zone = ZoneOffset.ofTotalSeconds(offset == null ? 0 : offset);
        return Optional.of(new Moment(OffsetDateTime.of(local, zone), offset != null && !unknownZone));
    }

    private boolean digitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private void comment() {
        var depth = 0;
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            }
        }
    }

    private int digits(int countMax) {
        var value = 0;
        var count = 0;
        while (digitAt(at) && count++ < countMax) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return value;
    }

    private void number() {
        var start = at;
        var value = digits(9);
        var length = at - start;
        var next = charAt(at);
        if (length == 4 && next == '-' && digitAt(at + 1) && year < 0) {
            isoDate(value);
        } else if (hour < 0 && length <= 2 && (next == ':' || (next == '.' && timeWithDots())) && digitAt(at + 1)) {
            time(value, next);
        } else if (length <= 2 && next == '/' && digitAt(at + 1) && month < 0) {
            slashes(value);
        } else if (length <= 2 && next == '.' && digitAt(at + 1) && month < 0) {
            day = value;
            at++;
            month = digits(2);
        } else if (length <= 2 && day < 0) {
            day = value;
        } else if (year < 0 && length >= 2 && length <= 4) {
            year = value;
        } else if (length == 8 && year < 0) {
            year = value / 10_000;
            month = value / 100 % 100;
            day = value % 100;
        } else if (length == 9 && digitAt(at)) {
            unixTime(start);
        }
    }

    /// `10.11.12`, but not `3.2.2004`.
    private boolean timeWithDots() {
        return day >= 0 && month >= 0 && digitAt(at + 1) && digitAt(at + 2) && !digitAt(at + 3);
    }

    private void isoDate(int value) {
        year = value;
        at++;
        month = digits(2);
        at++;
        day = digits(2);
        if (charAt(at) == 'T' || charAt(at) == 't') {
            at++;
        }
    }

    private void time(int value, char separator) {
        hour = value;
        at++;
        minute = digits(2);
        if (charAt(at) == separator && digitAt(at + 1)) {
            at++;
            second = digits(2);
        }
        if ((charAt(at) == '.' || charAt(at) == ',') && digitAt(at + 1)) {
            at++;
            digits(9);
        }
        while (digitAt(at)) {
            at++;
        }
    }

    /// American order, unless the first number cannot be a month.
    private void slashes(int value) {
        at++;
        var other = digits(2);
        month = value > 12 ? other : value;
        day = value > 12 ? value : other;
        if (charAt(at) == '/') {
            at++;
            year = digits(4);
        }
    }

    private void unixTime(int start) {
        at = start;
        var seconds = 0L;
        while (digitAt(at) && at - start < 10) {
            seconds = seconds * 10 + text.charAt(at++) - '0';
        }
        if (year < 0 && month < 0) {
            var date = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            year = date.getYear();
            month = date.getMonthValue();
            day = date.getDayOfMonth();
            hour = date.getHour();
            minute = date.getMinute();
            second = date.getSecond();
        }
    }

    /// A leading "mar" is Tuesday in French, Spanish and Italian when a month follows.
    private void word() {
        var start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("am") || word.equals("pm")) {
            afternoon = word.equals("pm");
            return;
        }
        var named = DateWords.month(word);
        if (named != null && (month < 0 || monthMayBeWeekday)) {
            month = named;
            monthMayBeWeekday = day < 0 && word.equals("mar");
            return;
        }
        var zone = DateWords.zone(word);
        if (zone != null && offset == null && hour >= 0) {
            offset = zone * 3600;
            if ((charAt(at) == '+' || charAt(at) == '-') && digitAt(at + 1)) {
                zone(charAt(at) == '-' ? -1 : 1);
            }
        } else if (month < 0 && word.length() > 3) {
            var begun = DateWords.month(word.substring(0, 3));
            month = begun == null ? -1 : begun;
        }
    }

    private void zone(int sign) {
        at++;
        var start = at;
        var value = digits(4);
        var length = at - start;
        if (charAt(at) == ':' && length <= 2) {
            at++;
            value = value * 100 + digits(2);
            length = 4;
        }
        var hours = length <= 2 ? value : value / 100;
        var minutes = length <= 2 ? 0 : value % 100;
        unknownZone = sign < 0 && value == 0;
        if (hours < HOURS_MAX && minutes < 60) {
            offset = sign * (hours * 3600 + minutes * 60);
        }
    }
}
