package dev.kith.app.web;

import dev.kith.app.line.DraftLine;

/// The beginnings of a mail to somebody, to be finished here or among the user's drafts.
///
/// @param address whom it is about
/// @param rule what led to it; may be empty
public record DraftPage(Frame frame, String address, String rule, DraftLine draft) {}
