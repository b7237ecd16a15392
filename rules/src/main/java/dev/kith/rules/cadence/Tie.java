package dev.kith.rules.cadence;

import java.util.Arrays;

/// The contact of one mailbox with one person, as the model sees it: days and counts, up to a
/// day. Days are counted from 1970 (UTC).
///
/// @param days with contact, ascending, each once, at least one
/// @param mine messages of the mailbox's owner
/// @param theirs messages of the other
/// @param lastMine the owner wrote last
public record Tie(long[] days, int mine, int theirs, boolean lastMine) {
    /// The mailbox's owner.
    ///
    /// @param active days on which the owner wrote or was written to, ascending
    /// @param sent days on which the owner wrote, ascending
    /// @param silences of all the owner's ties that are silent for less than a year, in days, ascending
    /// @param begun the first day of all
    public record Owner(long[] active, long[] sent, long[] silences, long begun) {
        /// Elements of an ascending array that are at least `from`.
        static int since(long[] days, long from) {
            return days.length - below(days, from);
        }

        /// Elements below `limit`.
        static int below(long[] days, long limit) {
            var at = Arrays.binarySearch(days, limit);
            if (at < 0) {
                return -at - 1;
            }
            while (at > 0 && days[at - 1] == limit) {
                at--;
            }
            return at;
        }
    }

    public long last() {
        return days[days.length - 1];
    }
}
