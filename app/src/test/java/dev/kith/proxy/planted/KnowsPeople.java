package dev.kith.proxy.planted;

import dev.kith.indexer.Mail;
import dev.kith.rules.planted.KnowsEverything;
import org.jspecify.annotations.Nullable;

/// A proxy that knows the index, and one half of a cycle.
public final class KnowsPeople {
    @Nullable
    Mail mail;

    @Nullable
    KnowsEverything cycle;
}
