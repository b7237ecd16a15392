package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.facts.Facts;

/// How much a quiet tie is worth a word, as a weight between ties: 0 to about 3. Days with contact count, with
/// diminishing worth (people wrongly prefer the most familiar: Walter, Levin and Murnighan 2015), and both sides must
/// have written (Hidalgo and Rodriguez-Sickert 2008). Warm moments count a little (principle 48).
final class TieWeight {
    private TieWeight() {}

    static double weight(Facts facts) {
        var days = facts.contactDays().length;
        var warm = facts.past.stream()
                .filter(one -> Rhythm.contact(one)
                        && !one.sent()
                        && (one.has(ActKind.THANKS) || one.has(ActKind.CONGRATULATION)))
                .limit(3)
                .count();
        return 2 * facts.balance() * Math.log1p(days) / Math.log1p(40) + warm * 0.1;
    }
}
