package dev.kith.indexer.text;

import dev.kith.indexer.mime.Message;

/// Takes a message apart into the sender's own words, what they quoted, their signature and the rest (patches,
/// list footers, disclaimers).
///
/// Zoning before classifying removes 41 % of a request classifier's errors (Lampert, Dale, Paris 2010). Lines are
/// marked by what they show themselves: `> `, attribution, separators, header blocks. What stands in the message that
/// is
/// answered is not asked: where that was tried it did more harm than good.
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
        var name = message.from().isEmpty() ? "" : message.from().getFirst().name();
        return of(message.text(), name);
    }

    /// @param senderName as in From: a line that holds nothing else is a signature
    public Zoned of(String text, String senderName) {
        var lines = MarkedLines.of(text, linesMax);
        PatchMarks.mark(lines);
        QuoteMarks.mark(lines);
        FooterMarks.mark(lines);
        SignatureMarks.mark(lines, senderName);
        return new Zoned(
                lines.join(Zone.OWN), lines.join(Zone.QUOTED), lines.join(Zone.SIGNATURE), lines.join(Zone.REST));
    }
}
