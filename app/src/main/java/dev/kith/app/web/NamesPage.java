package dev.kith.app.web;

import dev.kith.app.line.CompletedLine;
import java.util.List;

/// People to choose from.
public record NamesPage(Frame frame, List<CompletedLine> names) {}
