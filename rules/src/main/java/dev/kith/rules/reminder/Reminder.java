package dev.kith.rules.reminder;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.Evidence;
import dev.kith.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The facts a reminder is written from.
///
/// @param person the person's id, part of the Message-ID's HMAC and never shown
/// @param name as they write it themselves: a stranger's text
/// @param address where a mail to them goes
/// @param since when the silence or the open matter began
/// @param usual what is usual between the two (gap or reply time), or null when nothing is known
/// @param due the day a promise names, the start of a meeting, or null
/// @param why the rule's words
/// @param action the rule's small step, or empty: then the wording's own
/// @param evidence real lines of mail, at most two are shown
/// @param subject of the last conversation: a stranger's text
/// @param last Message-ID of the last message, or empty
/// @param greeting the user's own usual opening line to them, or empty
public record Reminder(
        ReminderKind kind,
        String rule,
        String episode,
        String account,
        String person,
        String name,
        String address,
        Instant since,
        @Nullable Duration usual,
        @Nullable Instant due,
        String why,
        String action,
        List<Evidence> evidence,
        String subject,
        String last,
        String greeting) {
    private static final int GREETINGS_LOOKED_AT = 10;

    public Reminder {
        evidence = List.copyOf(evidence);
        if (address.isBlank() || person.isBlank()) {
            throw new IllegalArgumentException("a reminder names a person and an address");
        }
    }

    /// The reminder of a finding. Only a two-way tie with a human being lends text: anybody else could write into the
    /// user's INBOX in Kith's name.
    ///
    /// @param usual the usual gap or reply time, or null
    /// @param due the day or the start the finding is about, or null
    public static Reminder of(
            ReminderKind kind, Finding finding, History history, @Nullable Duration usual, @Nullable Instant due) {
        var person = finding.person();
        var last = spoken(finding, history);
        return new Reminder(
                spoken(kind, finding),
                finding.rule(),
                finding.episode(),
                finding.account(),
                person.id(),
                person.name(),
                person.addresses().getFirst(),
                written(kind, finding),
                usual,
                due,
                finding.why(),
                finding.action(),
                lends(history) ? finding.evidence() : List.of(),
                last.map(Interaction::subject).orElse(""),
                last.map(Interaction::messageId).orElse(""),
                greeting(history));
    }

    /// Whether a tie lends text: with a human being, and both have written.
    public static boolean lends(History history) {
        return history.person().kind() == Kind.HUMAN && history.twoWay();
    }

    /// Where nothing is found: the last exchange alone.
    ///
    /// @param last what was written last, in either direction
    public static Reminder plain(History history, Interaction last) {
        var person = history.person();
        var spoken = history.interactions().reversed().stream()
                .filter(i -> !i.automatic() && !i.stop() && !i.evidence().isEmpty())
                .findFirst();
        return new Reminder(
                ReminderKind.HELLO,
                "",
                "",
                last.account(),
                person.id(),
                person.name(),
                person.addresses().getFirst(),
                last.date(),
                null,
                null,
                "",
                "",
                spoken.filter(_ -> lends(history)).stream()
                        .map(i -> new Evidence(
                                i.messageId(), i.date(), i.sent(), i.evidence().getFirst()))
                        .toList(),
                spoken.orElse(last).subject(),
                spoken.orElse(last).messageId(),
                greeting(history));
    }

    /// Whose promise it is, the line says that it was found in.
    private static ReminderKind spoken(ReminderKind kind, Finding finding) {
        var theirs =
                !finding.evidence().isEmpty() && finding.evidence().stream().noneMatch(Evidence::sent);
        if (kind == ReminderKind.CHECK_IN && written(kind, finding).isAfter(finding.since())) {
            return ReminderKind.VALUE_SHARE;
        }
        return kind == ReminderKind.PROMISE && theirs ? ReminderKind.THEIR_PROMISE : kind;
    }

    /// When the two last wrote. Where only what the user gives counts, that is later than what the finding counts from.
    private static Instant written(ReminderKind kind, Finding finding) {
        return finding.evidence().stream()
                .filter(_ -> kind == ReminderKind.CHECK_IN)
                .map(Evidence::date)
                .filter(date -> date.isAfter(finding.since()))
                .max(Comparator.naturalOrder())
                .orElse(finding.since());
    }

    /// The message the finding speaks of: the one its newest evidence is from, or the last.
    private static Optional<Interaction> spoken(Finding finding, History history) {
        return finding.evidence().stream()
                .max(Comparator.comparing(Evidence::date))
                .flatMap(evidence -> history.interactions().stream()
                        .filter(i -> i.messageId().equals(evidence.messageId()))
                        .findFirst())
                .or(history::last);
    }

    private static String greeting(History history) {
        return history.interactions().reversed().stream()
                .filter(i -> i.sent() && !i.greeting().isBlank())
                .limit(GREETINGS_LOOKED_AT)
                .map(Interaction::greeting)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
