package dev.kith.indexer.store.lucene.memory;

import dev.kith.indexer.people.Directory;
import dev.kith.indexer.search.Folding;
import dev.kith.indexer.store.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// All parties of an index, numbered as they are met. Grows only. Reading a number that was given out needs no
/// lock: arrays are replaced when they grow, never changed where they were read.
final class PartyTable implements Directory {
    private static final int HOLDING_MIN = 4;

    private final Map<String, Integer> terms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] addresses = new String[256];
    private volatile String[] names = new String[256];
    private volatile int[] addressOf = new int[256];
    private volatile int parties;
    private volatile int addressCount;

    synchronized int number(String term) {
        var known = terms.get(term);
        if (known != null) {
            return known;
        }
        var tab = term.indexOf('\t');
        var address = term.substring(0, tab);
        var number = parties;
        if (number == names.length) {
            names = Arrays.copyOf(names, number * 2);
            addressOf = Arrays.copyOf(addressOf, number * 2);
        }
        addressOf[number] = addressNumber(address);
        names[number] = term.substring(tab + 1);
        terms.put(term, number);
        parties = number + 1;
        return number;
    }

    private int addressNumber(String address) {
        var known = numbers.get(address);
        if (known != null) {
            return known;
        }
        var number = addressCount;
        if (number == addresses.length) {
            addresses = Arrays.copyOf(addresses, number * 2);
        }
        addresses[number] = address;
        numbers.put(address, number);
        addressCount = number + 1;
        return number;
    }

    /// Addresses that hold these letters, in their local part or in a name; at most [Snapshot#HOLDING_MAX].
    List<String> holding(String letters) {
        var folded = Folding.fold(letters);
        var found = new LinkedHashSet<String>();
        if (folded.length() >= HOLDING_MIN) {
            var count = parties;
            for (var party = 0; party < count && found.size() < Snapshot.HOLDING_MAX; party++) {
                var address = addresses[addressOf[party]];
                var at = address.indexOf(folded);
                if ((at >= 0 && at < address.indexOf('@')) || Folding.holds(names[party], folded)) {
                    found.add(address);
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public int parties() {
        return parties;
    }

    @Override
    public int addresses() {
        return addressCount;
    }

    @Override
    public int addressOf(int party) {
        return addressOf[party];
    }

    @Override
    public String nameOf(int party) {
        return names[party];
    }

    @Override
    public String address(int number) {
        return addresses[number];
    }

    @Override
    public synchronized int find(String address) {
        return numbers.getOrDefault(address, -1);
    }
}
