package dev.kith.bench.relay;

import java.util.List;

/// Where the stub servers are.
///
/// @param pin SHA-256 of their certificate in hex; empty when they speak without TLS
record Stubs(int imap, int submission, String pin) {
    static Stubs of(String... words) {
        return new Stubs(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words.length > 2 ? words[2] : "");
    }

    boolean tls() {
        return !pin.isEmpty();
    }

    List<String> words() {
        return tls()
                ? List.of(String.valueOf(imap), String.valueOf(submission), pin)
                : List.of(String.valueOf(imap), String.valueOf(submission));
    }
}
