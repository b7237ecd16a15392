package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to index, with what is known of it from outside.
///
/// @param account the account's name, or an import source
/// @param direction null: find out from the sender
/// @param mailbox decoded mailbox name, null for a submission
/// @param uidValidity 0 when unknown
/// @param uid 0 when unknown
/// @param forwardPaths accepted envelope recipients of a submission, Bcc among them; empty otherwise
/// @param reversePath the accepted envelope sender of a submission, or null
/// @param cut whether `octets` is shorter than the message
/// @param size octets of the whole message
/// @param received INTERNALDATE or the time of the sighting: used where Date is missing or absurd
/// @param file path of an imported file, or null
public record Mail(
        String account,
        @Nullable Direction direction,
        @Nullable String mailbox,
        long uidValidity,
        long uid,
        @Nullable String reversePath,
        List<String> forwardPaths,
        byte[] octets,
        boolean cut,
        long size,
        @Nullable Instant received,
        @Nullable String file) {
    public Mail {
        forwardPaths = List.copyOf(forwardPaths);
    }
}
