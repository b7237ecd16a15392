package dev.kith.rules;

/// Lengths of time in words.
final class Spans {
    private Spans() {}

    static String days(double days) {
        var whole = Math.round(days);
        return whole == 1 ? "1 day" : whole + " days";
    }

    static String workingDays(double days) {
        if (days < 0.5) {
            var hours = Math.max(1, Math.round(days * 24));
            return hours == 1 ? "1 hour" : hours + " hours";
        }
        var whole = Math.round(days);
        return whole == 1 ? "1 working day" : whole + " working days";
    }
}
