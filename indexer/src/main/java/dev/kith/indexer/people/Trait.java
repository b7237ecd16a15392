package dev.kith.indexer.people;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// A fact about a message that helps to tell people from machines, or that a search asks for. The bits are
/// in the index on disk and never change.
public enum Trait {
    /// An auto-reply, bounce or receipt.
    AUTOMATIC(0),
    /// It came through a mailing list.
    LISTED(1),
    /// There is a way to unsubscribe (RFC 2369).
    UNSUBSCRIBE(2),
    /// `Precedence: bulk` or `junk`, or a field that only programs set.
    BULK(3),
    /// A bulk sender's campaign.
    FEEDBACK(4),
    /// The envelope sender was `<>`.
    NULL_PATH(5),
    /// A file was handed over.
    ATTACHMENT(6),
    /// Own words hold a link.
    LINK(7),
    /// An invitation to a meeting.
    INVITE(8),
    /// Own words touch illness, bereavement or the like.
    STOP(9),
    /// It answers another message.
    REPLY(10),
    /// Only part of it was read.
    CUT(11),
    /// Not even a header could be read.
    UNREADABLE(12),
    /// Its date comes from outside the message.
    UNDATED(13),
    /// It advertises, or was sent to many alike.
    SELLING(14);

    private final int bit;

    Trait(int bit) {
        this.bit = bit;
    }

    /// The traits as bits of a number.
    public static int bits(Collection<Trait> traits) {
        var bits = 0;
        for (var trait : traits) {
            bits |= 1 << trait.bit;
        }
        return bits;
    }

    /// The traits behind such bits.
    public static Set<Trait> of(int bits) {
        var traits = EnumSet.noneOf(Trait.class);
        for (var trait : values()) {
            if (trait.in(bits)) {
                traits.add(trait);
            }
        }
        return traits;
    }

    public boolean in(int bits) {
        return (bits & 1 << bit) != 0;
    }
}
