package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import java.util.List;

/// What a message says itself, as the history keeps it.
///
/// @param zones the text taken apart
/// @param greeting the opening line ("Hi Anna,"), or empty
/// @param words own words, counted; a greeting counts, a signature does not
/// @param acts of the own words, at most 40, in their order
/// @param evidence up to two real lines of own words, at most 200 characters each, the most telling first
/// @param sketch a 64-bit SimHash of the own words (Charikar 2002): near-duplicates differ in few bits; 0 below
/// eight words
/// @param links public links in own words, at most 8
/// @param stop own words touch illness, bereavement or lay-off: a stop without a kind
/// @param card what the signature tells
public record OwnWords(
        Zones.Zoned zones,
        String greeting,
        int words,
        List<Act> acts,
        List<String> evidence,
        long sketch,
        List<String> links,
        boolean stop,
        Card card) {
    public OwnWords {
        acts = List.copyOf(acts);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
    }

    public String own() {
        return zones.own();
    }
}
