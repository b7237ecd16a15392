package dev.kith.indexer.store.lucene.memory;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;

/// The dictionaries of one segment, opened and ready for the next question: opening one costs more than looking a word
/// up. Whoever takes one has it alone until it is back; there are as many as there ever were questions at a time.
public final class Dictionaries {
    private final Map<String, Queue<TermsEnum>> ready = new ConcurrentHashMap<>();

    /// @param leaf the segment itself
    public TermsEnum take(LeafReader leaf, String field) throws IOException {
        var free = ready.get(field);
        var opened = free == null ? null : free.poll();
        if (opened != null) {
            return opened;
        }
        var terms = leaf.terms(field);
        return terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    /// Whoever failed with one need not bring it back.
    public void back(String field, TermsEnum taken) {
        ready.computeIfAbsent(field, _ -> new ConcurrentLinkedQueue<>()).add(taken);
    }
}
