package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Plays one transcript again and again, its buffers cut elsewhere each time: whole, octet by octet, at every single
/// place, and at seeded random places. All must end alike.
final class EveryCut {
    private EveryCut() {}

    /// Plays it so with the usual settings; the tap stays in sync.
    static void play(String script, Consumer<Conversation> check) {
        of(script, Conversation::new, told -> {
            assertThat(told.health.blind.sum()).as("blind").isZero();
            check.accept(told);
        });
    }

    static void of(String script, Supplier<Conversation> fresh, Consumer<Conversation> check) {
        check.accept(fresh.get().play(script));
        check.accept(fresh.get().play(script, octets -> pieces(octets, 1)));
        var longest = Conversation.steps(script).stream()
                .mapToInt(step -> step.said().length())
                .max()
                .orElseThrow();
        for (var at = 1; at < longest; at++) {
            var cut = at;
            try {
                check.accept(fresh.get().play(script, octets -> cutAt(octets, cut)));
            } catch (AssertionError failed) {
                throw new AssertionError("cut at octet " + cut, failed);
            }
        }
        for (var seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            try {
                check.accept(fresh.get().play(script, octets -> randomly(octets, random)));
            } catch (AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    private static List<byte[]> cutAt(byte[] octets, int at) {
        return at >= octets.length
                ? List.of(octets)
                : List.of(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at, octets.length));
    }

    private static List<byte[]> pieces(byte[] octets, int size) {
        var pieces = new ArrayList<byte[]>();
        for (var i = 0; i < octets.length; i += size) {
            pieces.add(Arrays.copyOfRange(octets, i, Math.min(octets.length, i + size)));
        }
        return pieces;
    }

    static List<byte[]> randomly(byte[] octets, SplittableRandom random) {
        var pieces = new ArrayList<byte[]>();
        for (var from = 0; from < octets.length; ) {
            var to = Math.min(octets.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
            pieces.add(Arrays.copyOfRange(octets, from, to));
            from = to;
        }
        return pieces;
    }
}
