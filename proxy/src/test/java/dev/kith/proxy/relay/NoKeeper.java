package dev.kith.proxy.relay;

/// Counts no pairs.
final class NoKeeper implements Pair.Keeper {
    @Override
    public void leaving(Pair pair) {}

    @Override
    public void closed(Pair pair) {}
}
