package dev.kith.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sample mailbox: some three hundred messages with a dozen invented people, and the lists and receipts that
/// every mailbox has, dated around today.
public final class SampleMailbox {
    /// The owner's address, which is also the login.
    public static final String ADDRESS = "robin@studiohale.example";

    /// A mentor who has gone quiet.
    public static final String MENTOR = "margaret@lindqvist.example";

    /// A peer with whom the user exchanges finds.
    public static final String PEER = "tom@okaforlight.example";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT);
    private static final DateTimeFormatter QUOTED = DateTimeFormatter.ofPattern("d MMM yyyy 'at' HH:mm", Locale.ROOT);

    private SampleMailbox() {}

    /// A message as a server keeps it.
    ///
    /// @param mailbox `INBOX` or `Sent`
    public record Stored(String mailbox, Instant date, byte[] octets) {}

    /// All messages, oldest first. Nothing is dated after `now`.
    public static List<Stored> around(Instant now, ZoneId zone) {
        var messages = new SampleReader(now.atZone(zone).toLocalDate(), zone)
                .all().stream()
                        .sorted(Comparator.comparing(SampleMessage::date))
                        .toList();
        var byTopic = new HashMap<String, List<Sent>>();
        var stored = new ArrayList<Stored>();
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var thread = byTopic.computeIfAbsent(message.topic(), _ -> new ArrayList<>());
            var previous = message.answer() && !thread.isEmpty() ? thread.getLast() : null;
            var id = "<sample." + i + "@" + domain(message.from()) + ">";
            var octets = octets(message, id, previous, thread).getBytes(StandardCharsets.UTF_8);
            stored.add(
                    new Stored(message.sent() ? "Sent" : "INBOX", message.date().toInstant(), octets));
            thread.add(new Sent(id, message));
        }
        return stored;
    }

    private record Sent(String id, SampleMessage message) {}

    private static String octets(SampleMessage message, String id, @Nullable Sent previous, List<Sent> thread) {
        var lines = new ArrayList<String>();
        lines.add("Date: " + DATE.format(message.date()));
        lines.add("From: " + message.from());
        lines.add("To: " + message.to());
        if (message.cc() != null) {
            lines.add("Cc: " + message.cc());
        }
        lines.add("Subject: " + message.subject());
        lines.add("Message-ID: " + id);
        if (previous != null) {
            lines.add("In-Reply-To: " + previous.id());
            lines.add("References: " + thread.stream().map(Sent::id).collect(Collectors.joining("\r\n ")));
        }
        lines.addAll(message.headers());
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: 8bit");
        lines.add("");
        message.text().lines().forEach(lines::add);
        if (message.footer() != null) {
            lines.add("");
            lines.add("-- ");
            lines.add(message.footer());
        }
        if (previous != null && message.headers().isEmpty()) {
            lines.add("");
            var quoted = previous.message();
            lines.add(
                    "On " + QUOTED.format(quoted.date()) + ", " + quoted.from().replaceFirst(" <.*", "") + " wrote:");
            quoted.text().lines().map(l -> l.isEmpty() ? ">" : "> " + l).forEach(lines::add);
        }
        lines.add("");
        return String.join("\r\n", lines);
    }

    private static String domain(String from) {
        return from.substring(from.indexOf('@') + 1, from.length() - 1);
    }
}
