package dev.kith.app.config;

import dev.kith.proxy.relay.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads `trust:` of an account: by which certificates its servers are known.
final class TrustReader {
    private static final Pattern PIN = Pattern.compile("sha256:([0-9a-fA-F:]{64,95})");

    private TrustReader() {}

    /// @param fields the account's
    /// @param folder what file names are relative to
    static Trust read(Fields fields, Path folder) {
        var path = "trust";
        if (fields.node(path).orElse(null) instanceof Node.Scalar) {
            fields.word(path, List.of("system"));
            return new Trust.Platform();
        }
        var choice = fields.mapping(path, "system, { ca: file.pem } or { pin: \"sha256:…\" }");
        if (choice.isEmpty()) {
            return new Trust.Platform();
        }
        var here = choice.get();
        var ca = here.value("ca", "the name of a PEM file that exists", name -> existing(folder, name));
        var pin = here.value("pin", "sha256: and the 64 hex digits of the certificate's fingerprint", TrustReader::pin);
        here.end();
        if (here.has("ca") == here.has("pin")) {
            here.mistake(here.place(), here.path("ca") + " or pin: one of the two is needed", "write exactly one.");
        }
        return pin.map(p -> (Trust) new Trust.Pin(p))
                .or(() -> ca.map(Trust.Authority::new))
                .orElse(new Trust.Platform());
    }

    private static Path existing(Path folder, String name) {
        var file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no readable file " + file);
        }
        return file;
    }

    private static String pin(String text) {
        var match = PIN.matcher(text);
        var hex = match.matches() ? match.group(1).replace(":", "").toLowerCase(Locale.ROOT) : "";
        if (hex.length() != 64) {
            throw new IllegalArgumentException("\"" + text + "\" is not a SHA-256 fingerprint");
        }
        return hex;
    }
}
