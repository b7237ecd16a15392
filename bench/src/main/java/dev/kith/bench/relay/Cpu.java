package dev.kith.bench.relay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.stream.Stream;

/// What a process has used so far, in nanoseconds of CPU.
///
/// @param process all of it, compiling and collecting included, without what is done behind the relay
/// @param loops its event loops alone: what relaying itself takes, once the code is compiled
record Cpu(long process, long loops) {
    static final Cpu NONE = new Cpu(0, 0);

    /// This process's.
    ///
    /// @param apart nanoseconds that do not count
    static Cpu now(long apart) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cpu(system.getProcessCpuTime() - apart, loops(ManagementFactory.getThreadMXBean()));
    }

    /// Of the threads that Netty named.
    private static long loops(ThreadMXBean threads) {
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("multiThreadIoEventLoopGroup"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }

    static Cpu of(String words) {
        String[] both = words.split(" ", -1);
        return new Cpu(Long.parseLong(both[0]), Long.parseLong(both[1]));
    }

    String words() {
        return process + " " + loops;
    }

    Cpu plus(Cpu other) {
        return new Cpu(process + other.process, loops + other.loops);
    }

    Cpu since(Cpu before) {
        return new Cpu(process - before.process, loops - before.loops);
    }
}
