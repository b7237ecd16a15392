package dev.kith.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Kith this is.
final class Version {
    private Version() {}

    static String text() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
