package dev.kith.rules.language.planted;

import dev.kith.rules.book.Rule;
import org.jspecify.annotations.Nullable;

/// A judgement of language that asks which rule wants to know.
public final class KnowsARule {
    @Nullable
    Rule rule;
}
