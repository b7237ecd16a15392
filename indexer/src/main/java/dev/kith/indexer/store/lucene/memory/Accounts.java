package dev.kith.indexer.store.lucene.memory;

import java.util.ArrayList;
import java.util.List;

/// Names of accounts by number. Safe for threads.
final class Accounts {
    private final List<String> names = new ArrayList<>();

    synchronized int number(String name) {
        var number = names.indexOf(name);
        if (number < 0) {
            names.add(name);
            number = names.size() - 1;
        }
        return number;
    }

    synchronized String name(int number) {
        return names.get(number);
    }
}
