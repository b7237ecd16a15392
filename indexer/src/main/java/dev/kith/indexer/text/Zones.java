package dev.kith.indexer.text;

import dev.kith.indexer.mime.Message;
import org.jspecify.annotations.Nullable;

/// Takes a message apart into the sender's own words, what they quoted, their signature and the rest (patches,
/// list footers, disclaimers).
///
/// Zoning before classifying removes 41 % of a request classifier's errors (Lampert, Dale, Paris 2010). Lines are
/// marked first by what they show themselves (`> `, attribution, separators, header blocks), then, where the parent
/// is known, by what stands in it: that tells more than any pattern.
public final class Zones {
    private final int linesMax;

    /// @param linesMax lines beyond this many are taken as not the sender's own
    public Zones(int linesMax) {
        this.linesMax = linesMax;
    }

    /// The four zones, each with its lines in their order.
    ///
    /// @param rest patches, list footers, disclaimers, text of machines
    public record Zoned(String own, String quoted, String signature, String rest) {}

    public Zoned of(Message message) {
        return of(message, null);
    }

    /// @param parentText the text of the message that this one answers, quotes and all, where it is known
    public Zoned of(Message message, @Nullable String parentText) {
        var name = message.from().isEmpty() ? "" : message.from().getFirst().name();
        return of(message.text(), name, parentText);
    }

    /// @param senderName as in From: a line that holds nothing else is a signature
    public Zoned of(String text, String senderName, @Nullable String parentText) {
        var lines = MarkedLines.of(text, linesMax);
        PatchMarks.mark(lines);
        QuoteMarks.mark(lines);
        FooterMarks.mark(lines);
        if (parentText != null) {
            new ParentMarks(parentText).mark(lines);
        }
        SignatureMarks.mark(lines, senderName);
        return new Zoned(
                lines.join(Zone.OWN), lines.join(Zone.QUOTED), lines.join(Zone.SIGNATURE), lines.join(Zone.REST));
    }
}
