package dev.kith.app.planted;

/// Something of app's that nobody else may know.
public final class Shown {}
