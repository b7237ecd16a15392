package dev.kith.rules.language;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;

/// What a mail gives and what it asks (principles 3, 7, 18, 19, 23).
public final class Gives {
    private Gives() {}

    /// A link, a file, an introduction, an offer or a shared thing, and no request beside it.
    public static boolean gives(Interaction one) {
        return !asks(one) && helps(one);
    }

    /// Brings something that can be of use, whatever else it asks.
    public static boolean helps(Interaction one) {
        return one.has(ActKind.SHARE)
                || one.has(ActKind.INTRODUCTION)
                || one.has(ActKind.OFFER)
                || one.attachment()
                || !one.links().isEmpty();
    }

    /// A request. A question alone is none: asking for advice is a touch, not a favour (principle 23).
    public static boolean asks(Interaction one) {
        return one.has(ActKind.ASK);
    }
}
