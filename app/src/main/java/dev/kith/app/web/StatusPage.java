package dev.kith.app.web;

import dev.kith.app.line.StatusLine;
import java.util.List;

/// How Kith is doing: the status as a page.
///
/// @param log its last lines, addresses blotted out
/// @param free octets on the disk that holds the data folder
public record StatusPage(Frame frame, StatusLine status, List<String> log, long free) {
    /// What passed and was not seen.
    public static String missed(StatusLine.Account account) {
        var blind = account.tapBlind() == 0
                ? ""
                : Days.count(account.tapBlind(), "connection", "connections") + " that could not be followed";
        var dropped = account.observationsDropped() == 0
                ? ""
                : Days.count(account.observationsDropped(), "message", "messages") + " that came too fast";
        if (blind.isEmpty() && dropped.isEmpty()) {
            return "nothing";
        }
        return blind.isEmpty() ? dropped : dropped.isEmpty() ? blind : blind + ", " + dropped;
    }
}
