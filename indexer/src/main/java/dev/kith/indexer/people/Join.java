package dev.kith.indexer.people;

/// Two lower-case addresses that are taken for one person's, and why.
public record Join(String one, String other, Proof proof) {}
