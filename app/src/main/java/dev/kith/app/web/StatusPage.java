package dev.kith.app.web;

import dev.kith.app.desk.StatusLine;
import java.util.List;

/// How Kith is.
///
/// @param log its last lines, addresses blotted out
/// @param free octets on the disk that holds the data folder
public record StatusPage(Frame frame, StatusLine status, List<String> log, long free) {}
