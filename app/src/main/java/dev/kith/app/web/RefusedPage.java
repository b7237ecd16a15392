package dev.kith.app.web;

/// A sentence on why something cannot be shown or done.
public record RefusedPage(Frame frame, String sentence) {}
