package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Mailbox.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The closed table of mailbox names by use, in many languages: the resource `mailbox-names.txt` (trap F2).
final class MailboxNames {
    private static final Map<String, Use> TABLE = load();

    private MailboxNames() {}

    /// @param lastStep of the mailbox's name, in lower case
    static Optional<Use> useOf(String lastStep) {
        return Optional.ofNullable(TABLE.get(lastStep));
    }

    private static Map<String, Use> load() {
        var table = new HashMap<String, Use>();
        try (var resource = MailboxNames.class.getResourceAsStream("mailbox-names.txt")) {
            if (resource == null) {
                throw new IllegalStateException("mailbox-names.txt is not packaged");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var colon = line.indexOf(": ");
                for (var name : line.substring(colon + 2).split(", ", -1)) {
                    table.put(name, Use.valueOf(line.substring(0, colon)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }
}
