package dev.kith.app.daemon;

import org.jspecify.annotations.Nullable;

/// Work on a thread of its own, one piece at a time. Begun and waited for by one thread; any may ask.
final class Aside {
    private final String name;
    private final Runnable over;
    private volatile boolean underWay;
    private @Nullable Thread thread;

    /// @param name the thread's
    /// @param over called when a piece has ended, on its thread
    Aside(String name, Runnable over) {
        this.name = name;
        this.over = over;
    }

    boolean underWay() {
        return underWay;
    }

    /// Begins; none is under way.
    void begin(Runnable work) {
        underWay = true;
        thread = Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } finally {
                underWay = false;
                over.run();
            }
        });
    }

    /// Waits for the one that is under way.
    void await() throws InterruptedException {
        var last = thread;
        if (last != null) {
            last.join();
        }
    }
}
