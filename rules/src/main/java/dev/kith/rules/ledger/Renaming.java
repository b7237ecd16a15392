package dev.kith.rules.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// A message that came without a Message-ID was named by a hash, which stands in the names of occasions. Where the new
/// name has a row already, that one stands.
final class Renaming {
    private static final List<String> WITH_EPISODES = List.of("rule_state", "rule_change", "delivered", "outbox_part");

    private Renaming() {}

    static void run(Handle handle, String was, String is) {
        for (var table : WITH_EPISODES) {
            handle.execute(
                    "UPDATE OR IGNORE " + table + " SET episode = replace(episode, ?, ?) WHERE instr(episode, ?) > 0",
                    was,
                    is,
                    was);
        }
        handle.execute("UPDATE OR IGNORE wish SET message_id = ? WHERE message_id = ?", is, was);
    }
}
