package dev.kith.app.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question or an order, as it goes over the daemon's socket: one JSON object with the name under `ask`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ask.Search.class, name = "search"),
    @JsonSubTypes.Type(value = Ask.Import.class, name = "import"),
    @JsonSubTypes.Type(value = Ask.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Ask.Stop.class, name = "stop")
})
public sealed interface Ask {
    /// Whether the index or the ledger changes: such a thing needs the folder's lock.
    default boolean writes() {
        return false;
    }

    /// @param messages one line a message instead of one a conversation
    /// @param at as of when; null: now
    record Search(
            String query,
            int limit,
            boolean messages,
            @Nullable Instant at) implements Ask {}

    /// @param paths absolute
    record Import(List<String> paths, List<String> me) implements Ask {
        @Override
        public boolean writes() {
            return true;
        }
    }

    record Status() implements Ask {}

    /// Ends the daemon.
    record Stop() implements Ask {}
}
