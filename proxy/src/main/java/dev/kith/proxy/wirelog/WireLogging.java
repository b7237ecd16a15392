package dev.kith.proxy.wirelog;

import java.util.function.Function;

/// Which accounts log their wire, and where.
///
/// @param logs an account's name to its log
/// @param withText messages are written too; secrets never are
public record WireLogging(Function<String, WireLog> logs, boolean withText) {}
