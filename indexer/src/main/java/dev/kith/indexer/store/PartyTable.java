package dev.kith.indexer.store;

import dev.kith.indexer.people.Directory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All parties of an index, numbered as they are met. Grows only; safe for threads.
final class PartyTable implements Directory {
    private final Map<String, Integer> terms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int[] addressOf = new int[256];

    /// A party as it stands in the index: addr-spec, tab, name.
    static String term(String address, String name) {
        return address + '\t' + (name.length() > 200 ? name.substring(0, 200) : name);
    }

    synchronized int number(String term) {
        var known = terms.get(term);
        if (known != null) {
            return known;
        }
        var tab = term.indexOf('\t');
        var address = term.substring(0, tab);
        var number = names.size();
        if (number == addressOf.length) {
            addressOf = java.util.Arrays.copyOf(addressOf, number * 2);
        }
        addressOf[number] = numbers.computeIfAbsent(address, a -> {
            addresses.add(a);
            return addresses.size() - 1;
        });
        names.add(term.substring(tab + 1));
        terms.put(term, number);
        return number;
    }

    @Override
    public synchronized int parties() {
        return names.size();
    }

    @Override
    public synchronized int addresses() {
        return addresses.size();
    }

    @Override
    public synchronized int addressOf(int party) {
        return addressOf[party];
    }

    @Override
    public synchronized String nameOf(int party) {
        return names.get(party);
    }

    @Override
    public synchronized String address(int number) {
        return addresses.get(number);
    }

    @Override
    public synchronized int find(String address) {
        return numbers.getOrDefault(address, -1);
    }
}
