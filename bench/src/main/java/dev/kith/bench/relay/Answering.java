package dev.kith.bench.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a child says on its standard output: the ports, then an answer to each line, until its input ends.
final class Answering {
    private Answering() {}

    /// @param apart nanoseconds of CPU that do not count
    /// @param seen the answer to any other question than `cpu`
    static void until(int imap, int submission, LongSupplier apart, Supplier<String> seen) throws IOException {
        IO.println(imap + " " + submission);
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                IO.println(line.equals("cpu") ? Cpu.now(apart.getAsLong()).words() : seen.get());
            }
        }
    }
}
