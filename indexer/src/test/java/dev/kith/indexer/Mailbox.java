package dev.kith.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small mailboxes for tests: a message in a line or two.
public final class Mailbox {
    public static final String ME = "alice@example.org";
    private final List<Mail> mails = new ArrayList<>();
    private int count;

    /// Adds a message and returns this.
    ///
    /// @param day such as `2026-03-01`
    /// @param text own words; header fields before an empty line are added to the header section
    public Mailbox mail(String day, String from, String to, String subject, String text) {
        mails.add(one(day, from, to, subject, text, "INBOX", ++count));
        return this;
    }

    public List<Mail> mails() {
        return mails;
    }

    public static Mail one(
            String day, String from, String to, String subject, String text, @Nullable String mailbox, int number) {
        var date = ZonedDateTime.of(java.time.LocalDate.parse(day).atTime(10, number % 60), ZoneOffset.UTC);
        var headers = text.startsWith("X-") || text.matches("(?s)[A-Z][A-Za-z-]+: .*") ? "" : "\n";
        var octets = ("Message-ID: <" + number + "@example.org>\n"
                        + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date) + "\n"
                        + "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\n"
                        + headers + text + "\n")
                .getBytes(UTF_8);
        return new Mail(
                "work",
                null,
                mailbox,
                1,
                number,
                null,
                List.of(),
                octets,
                false,
                octets.length,
                date.toInstant(),
                null);
    }
}
