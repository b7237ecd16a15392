package dev.kith.proxy.wirelog;

import java.util.function.Function;

/// That the wire is logged, and where.
///
/// @param logs an account's name to its log
/// @param withText messages are written too; secrets never are
public record WireLogging(Function<String, WireLog> logs, boolean withText) {}
