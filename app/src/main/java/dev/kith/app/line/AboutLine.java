package dev.kith.app.line;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.LogNormal;
import dev.kith.rules.cadence.ReplyTimes;
import dev.kith.rules.cadence.WorkingClock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person with what a picture of the tie needs, told without judging anybody else.
///
/// @param theirReplyDays working days until they usually answer (the median); null where too little is known
/// @param yourReplyDays the same for the user
/// @param introductions who introduced whom in this exchange, oldest first
/// @param lines what was said last, the latest first
public record AboutLine(
        PersonLine person,
        @Nullable Double theirReplyDays,
        @Nullable Double yourReplyDays,
        List<Introduction> introductions,
        List<Said> lines) {
    private static final int LINES_MAX = 2;
    private static final int REPLIES_MIN = 3;

    /// @param direction `sent` where the user introduced somebody
    /// @param others addresses besides the two
    public record Introduction(OffsetDateTime date, String direction, List<String> others, String messageId) {}

    /// A real line of a mail.
    ///
    /// @param conversation where it stands
    public record Said(
            OffsetDateTime date,
            String direction,
            String messageId,
            String conversation,
            String subject,
            String text) {}

    public static AboutLine of(PersonLine person, List<Interaction> past, WorkingClock clock, ZoneId zone) {
        var introductions = past.stream()
                .filter(one -> one.has(ActKind.INTRODUCTION)
                        && !one.automatic()
                        && !one.others().isEmpty())
                .map(one -> new Introduction(
                        one.date().atZone(zone).toOffsetDateTime(),
                        one.sent() ? "sent" : "received",
                        one.others(),
                        one.messageId()))
                .toList();
        return new AboutLine(
                person,
                median(ReplyTimes.of(past, Direction.RECEIVED, clock)),
                median(ReplyTimes.of(past, Direction.SENT, clock)),
                introductions,
                lines(past, zone));
    }

    /// A line of each of the last mails that said something, in both directions, the latest first.
    private static List<Said> lines(List<Interaction> past, ZoneId zone) {
        return Stream.concat(last(past, Direction.SENT), last(past, Direction.RECEIVED))
                .sorted(Comparator.comparing(Interaction::date).reversed())
                .map(one -> new Said(
                        one.date().atZone(zone).toOffsetDateTime(),
                        one.sent() ? "sent" : "received",
                        one.messageId(),
                        one.conversation(),
                        one.subject(),
                        one.evidence().getFirst()))
                .toList();
    }

    private static Stream<Interaction> last(List<Interaction> past, Direction direction) {
        return past.reversed().stream()
                .filter(one -> one.direction() == direction
                        && !one.automatic()
                        && !one.stop()
                        && !one.evidence().isEmpty())
                .limit(LINES_MAX);
    }

    private static @Nullable Double median(LogNormal.Sum replies) {
        return replies.n() < REPLIES_MIN
                ? null
                : replies.shrunk(ReplyTimes.UNKNOWN, 0).median();
    }
}
