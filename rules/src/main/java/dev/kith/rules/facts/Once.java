package dev.kith.rules.facts;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Worked out by the first who asks; any thread.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> work;
    private @Nullable T value;

    Once(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = work.get();
        }
        return value;
    }
}
