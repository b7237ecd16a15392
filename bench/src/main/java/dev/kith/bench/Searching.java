package dev.kith.bench;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Mail;
import dev.kith.indexer.Me;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/// How long an index takes to open, to answer, and to show what is new. Works on a copy: nothing is left in it.
public final class Searching {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int ROUNDS = 100;
    private static final int NEW = 200;

    private Searching() {}

    /// @param args a folder with a copy of an index, and a file of queries: a class, a tab, a query
    public static void main(String[] args) throws Exception {
        var cpu = cpu();
        var began = System.nanoTime();
        try (var indexer = Indexer.open(Path.of(args[0]), new Me(Set.of("me@example.org")), ZoneId.of("UTC"))) {
            System.out.printf(
                    Locale.ROOT,
                    "opened after %.0f ms, %.2f s of CPU%n",
                    (System.nanoTime() - began) / 1e6,
                    cpu() - cpu);
            System.out.printf(
                    Locale.ROOT,
                    "opened: %d messages, %.0f ms, %.2f s of CPU%n",
                    indexer.status().messages(),
                    (System.nanoTime() - began) / 1e6,
                    cpu() - cpu);
            for (var line : Files.readAllLines(Path.of(args[1]))) {
                var tab = line.indexOf('\t');
                var query = line.substring(tab + 1);
                // the texts of the hits are not read where only their number and the newest fifty are asked for
                time(line.substring(0, tab) + " 10", () -> indexer.search(query, 10, false, NOW));
                time(line.substring(0, tab) + " 50", () -> indexer.find(query + " sort:date", 50, true, NOW));
            }
            for (var prefix : List.of("a", "be", "ma", "rob", "alex", "ste")) {
                time("complete " + prefix, () -> indexer.complete(prefix, 10, NOW));
            }
            once("figures of all persons", () -> indexer.people(NOW).size());
            once("figures of all persons again", () -> indexer.people(NOW).size());
            once("histories of all persons", () -> indexer.histories().size());
            fresh(indexer);
        }
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static void once(String what, Callable<Integer> asked) throws Exception {
        var began = System.nanoTime();
        var count = asked.call();
        System.out.printf(Locale.ROOT, "%s: %d in %.0f ms%n", what, count, (System.nanoTime() - began) / 1e6);
    }

    private static void time(String what, Callable<?> asked) throws Exception {
        for (var i = 0; i < ROUNDS / 2; i++) {
            asked.call();
        }
        var times = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var began = System.nanoTime();
            asked.call();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        print(what, times);
        var cpu = ManagementFactory.getThreadMXBean();
        var spent = cpu.getCurrentThreadCpuTime();
        for (var i = 0; i < ROUNDS; i++) {
            asked.call();
        }
        System.out.printf(
                Locale.ROOT, "    %.2f ms of CPU each%n", (cpu.getCurrentThreadCpuTime() - spent) / 1e6 / ROUNDS);
    }

    private static void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99 %.2f ms%n",
                what,
                times[times.length / 2],
                times[Math.min(times.length - 1, times.length * 99 / 100)]);
    }

    /// From the octets of a new message to the search that finds it.
    private static void fresh(Indexer indexer) throws IOException {
        var times = new double[NEW];
        for (var i = 0; i < NEW; i++) {
            var octets = ("Message-ID: <new" + i + "@bench.test>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n"
                            + "From: New <new" + i % 7 + "@bench.test>\r\nTo: me@example.org\r\nSubject: fresh\r\n\r\n"
                            + "zzunheard" + i + " of\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            var mail = new Mail(
                    "bench", null, "INBOX", 1, i + 1, null, List.of(), octets, false, octets.length, NOW, null);
            var began = System.nanoTime();
            indexer.add(mail);
            indexer.refresh();
            var found = indexer.search("zzunheard" + i, 1, true, NOW).total();
            times[i] = (System.nanoTime() - began) / 1e6;
            if (found != 1) {
                throw new IllegalStateException("a new message was not found");
            }
        }
        print("new message to found", times);
    }
}
