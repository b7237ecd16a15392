package dev.kith.app.line;

import dev.kith.indexer.Reading;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What Kith sees in a message, as `read --json` prints it.
public record ReadLine(
        String file,
        String messageId,
        @Nullable OffsetDateTime date,
        String from,
        List<String> to,
        List<String> cc,
        String subject,
        String kind,
        String text,
        String quoted,
        String signature,
        List<Act> acts,
        List<String> problems) {
    public record Act(
            String act,
            String sentence,
            double probability,
            @Nullable LocalDate due) {}

    public static ReadLine of(String file, Reading seen) {
        return new ReadLine(
                file,
                seen.messageId(),
                seen.date(),
                seen.from(),
                seen.to(),
                seen.cc(),
                seen.subject(),
                seen.kind().name().toLowerCase(Locale.ROOT),
                seen.text(),
                seen.quoted(),
                seen.signature(),
                seen.acts().stream()
                        .map(a -> new Act(
                                a.kind().name().toLowerCase(Locale.ROOT), a.sentence(), a.probability(), a.due()))
                        .toList(),
                seen.problems());
    }
}
