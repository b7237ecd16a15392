package dev.kith.proxy.relay;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorChooserFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// The event loops, and which of them a new connection goes to: the one that accepted it, unless another serves fewer.
/// To hand it over wakes another thread, which takes longer than a loop needs for the whole login.
final class Loops implements EventExecutorChooserFactory {
    private final EventLoopGroup group;
    private final AtomicIntegerArray connections;
    private final AtomicInteger listeners = new AtomicInteger();
    private EventExecutor[] loops = {};

    Loops(int threads) {
        connections = new AtomicIntegerArray(threads);
        group = new MultiThreadIoEventLoopGroup(threads, (Executor) null, this, NioIoHandler.newFactory());
    }

    /// For listeners and what they accept.
    EventLoopGroup group() {
        return group;
    }

    /// For what is done from time to time, and belongs to no connection.
    EventExecutor any() {
        return loops[0];
    }

    /// A client is leaving: the next one, which may be here already, finds its loop with one less.
    void left(EventLoop loop) {
        for (int i = 0; i < loops.length; i++) {
            if (loops[i].equals(loop)) {
                connections.decrementAndGet(i);
            }
        }
    }

    @Override
    public EventExecutorChooser newChooser(EventExecutor[] executors) {
        loops = executors;
        return this::next;
    }

    /// A loop that asks has accepted a connection; whoever else asks opens a listener.
    private EventExecutor next() {
        for (int i = 0; i < loops.length; i++) {
            if (loops[i].inEventLoop()) {
                int chosen = fewest(i);
                connections.incrementAndGet(chosen);
                return loops[chosen];
            }
        }
        return loops[Math.floorMod(listeners.getAndIncrement(), loops.length)];
    }

    private int fewest(int own) {
        int fewest = own;
        for (int i = 0; i < loops.length; i++) {
            if (connections.get(i) < connections.get(fewest)) {
                fewest = i;
            }
        }
        return fewest;
    }
}
