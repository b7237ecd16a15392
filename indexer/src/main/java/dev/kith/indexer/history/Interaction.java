package dev.kith.indexer.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message between the user and a person.
///
/// @param account the account it was seen on
/// @param conversation the same for all messages of a conversation
/// @param inReplyTo Message-ID it answers, or null
/// @param addressed they (or, when received, the user) stand in To and not only in Cc
/// @param people human addresses in From, To and Cc besides the user: 1 is a message between two
/// @param automatic an auto-reply, out-of-office note, bounce or receipt: never counts as contact
/// @param listed it came through a mailing list
/// @param words own words, counted
/// @param acts of its own words
/// @param evidence up to two real lines of own words, at most 200 characters each
/// @param sketch a similarity sketch of the own words: near-duplicates differ in few bits; 0 when there are too few
/// words
/// @param links public links in own words, at most 8
/// @param attachment a file is attached
/// @param greeting the opening line ("Hi Anna,"), or empty
/// @param others addresses besides the user and the person, at most 16
/// @param invite the start of the meeting an attached invitation names, or null
/// @param stop own words touch illness, bereavement or the like: one stop, without a kind
public record Interaction(
        Instant date,
        Direction direction,
        String account,
        String messageId,
        String conversation,
        @Nullable String inReplyTo,
        String subject,
        boolean addressed,
        int people,
        boolean automatic,
        boolean listed,
        int words,
        List<Act> acts,
        List<String> evidence,
        long sketch,
        List<String> links,
        boolean attachment,
        String greeting,
        List<String> others,
        @Nullable Instant invite,
        boolean stop) {
    public Interaction {
        acts = List.copyOf(acts);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
        others = List.copyOf(others);
    }

    public boolean sent() {
        return direction == Direction.SENT;
    }

    public boolean has(ActKind kind) {
        for (var act : acts) {
            if (act.kind() == kind) {
                return true;
            }
        }
        return false;
    }
}
