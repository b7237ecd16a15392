package dev.kith.proxy;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// After every test class: no buffer was lost. Found by the service file beside it.
public final class NoLeaks implements AfterAllCallback {
    private static final int ROUNDS = 3;

    @Override
    public void afterAll(ExtensionContext context) {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            ByteBufAllocator.DEFAULT.directBuffer(16).release();
        }
        if (!LeakFails.SEEN.isEmpty()) {
            throw new AssertionError("leaked buffers: " + LeakFails.SEEN.removeFirst());
        }
    }
}
