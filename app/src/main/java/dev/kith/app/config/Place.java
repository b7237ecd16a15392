package dev.kith.app.config;

/// Where something stands in a file: line and column, both from 1.
public record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
