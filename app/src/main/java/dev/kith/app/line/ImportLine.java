package dev.kith.app.line;

import java.util.List;

/// How an import ended.
///
/// @param unreadable files that could not be read, with the reason
public record ImportLine(long indexed, long known, long leftOut, List<String> unreadable) {}
