package dev.kith.bench.relay;

import java.io.IOException;
import java.io.InputStream;

/// Reads lines off a stream.
final class Lines {
    private Lines() {}

    /// The next line without its CRLF; empty at the end.
    static String read(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
