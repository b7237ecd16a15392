package dev.kith.indexer.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted of one address over all mail.
final class Figures {
    private static final long[] NONE = new long[0];

    final int number;
    final String address;
    /// Messages the user sent to it, and of them those in To.
    int sent;
    int sentDirectly;
    int received;
    int listed;
    int unsubscribable;
    int bulk;
    int feedback;
    int automatic;
    int nullPath;
    int selling;
    int replies;
    int asList;
    /// Own words of what it sent.
    long words;

    @Nullable
    Integer zone;

    /// Dates of the first and the last message that names it.
    long first = Long.MAX_VALUE;

    long last = Long.MIN_VALUE;
    final Map<Integer, Integer> names = new HashMap<>(2);
    private long[] contacts = NONE;
    private int count;

    Figures(int number, String address) {
        this.number = number;
        this.address = address;
    }

    /// Notes a message between the user and this address that a human wrote.
    void contact(long date) {
        if (count == contacts.length) {
            contacts = Arrays.copyOf(contacts, Math.max(4, count * 2));
        }
        contacts[count++] = date;
    }

    long[] contacts() {
        return Arrays.copyOf(contacts, count);
    }
}
