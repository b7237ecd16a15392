package dev.kith.app.daemon;

import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.OutboxRow.Part;
import java.util.List;

/// What a control address or a gesture speaks of: one occasion, or all of a digest.
///
/// @param mail Message-ID of the mail that tells it
record Occasion(String account, String mail, List<Part> parts) {
    Occasion {
        parts = List.copyOf(parts);
    }

    static Occasion of(OutboxRow row) {
        return new Occasion(row.account(), row.messageId(), row.parts());
    }
}
