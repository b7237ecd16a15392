package dev.kith.proxy;

import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Netty's leak detector, with a memory: a leaked buffer fails the build (docs/traps.md, G12). Named by a system
/// property in the module's pom.
public final class LeakFails<T> extends ResourceLeakDetector<T> {
    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    public LeakFails(Class<?> resource, int samplingInterval) {
        super(resource, samplingInterval);
    }

    public LeakFails(Class<?> resource, int samplingInterval, long maxActive) {
        super(resource, samplingInterval);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resource, String records) {
        SEEN.add(resource + records);
    }

    @Override
    protected void reportUntracedLeak(String resource) {
        SEEN.add(resource);
    }
}
