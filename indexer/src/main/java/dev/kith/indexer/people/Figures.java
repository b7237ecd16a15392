package dev.kith.indexer.people;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted of one address over all mail.
final class Figures {
    final String address;
    /// Messages the user sent to it, and of them those in To.
    int sent;
    int sentDirectly;
    /// Answers of the user to something it sent.
    int answered;
    int received;
    int listed;
    int unsubscribable;
    int bulk;
    int feedback;
    int automatic;
    int nullPath;
    int replies;
    int fromClient;
    int asList;
    /// Own words of what it sent.
    long words;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    @Nullable
    Integer zone;

    final Map<Integer, Integer> names = new HashMap<>();

    Figures(String address) {
        this.address = address;
    }

    void seen(long date) {
        first = Math.min(first, date);
        last = Math.max(last, date);
    }
}
