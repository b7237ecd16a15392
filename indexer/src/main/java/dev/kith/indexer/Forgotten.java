package dev.kith.indexer;

import java.util.Set;

/// What was erased of a person.
///
/// @param messages that named them and are gone
/// @param mentions messages of others that mentioned them and stay without the mention
/// @param words their addresses and full names, as they stood in the mail
public record Forgotten(long messages, long mentions, Set<String> words) {}
