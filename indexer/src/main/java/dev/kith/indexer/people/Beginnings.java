package dev.kith.indexer.people;

import dev.kith.indexer.search.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every word of everybody's names and addresses, sorted: who is meant by the first letters of one.
final class Beginnings {
    private final Place[] places;

    /// @param at where a word begins in the folded text
    private record Place(String text, int at, int person) {
        int compare(Place other) {
            var length = Math.min(text.length() - at, other.text.length() - other.at);
            for (var i = 0; i < length; i++) {
                var difference = text.charAt(at + i) - other.text.charAt(other.at + i);
                if (difference != 0) {
                    return difference;
                }
            }
            return (text.length() - at) - (other.text.length() - other.at);
        }
    }

    private Beginnings(Place[] places) {
        this.places = places;
    }

    /// Collects the texts of one person after the other.
    static final class Builder {
        private final List<Place> places = new ArrayList<>();

        void add(int person, Collection<String> texts) {
            for (var text : texts) {
                var folded = Folding.fold(text);
                for (var i = 0; i < folded.length(); i++) {
                    if (Character.isLetterOrDigit(folded.charAt(i))
                            && (i == 0 || !Character.isLetterOrDigit(folded.charAt(i - 1)))) {
                        places.add(new Place(folded, i, person));
                    }
                }
            }
        }

        Beginnings done() {
            var all = places.toArray(Place[]::new);
            Arrays.sort(all, Place::compare);
            return new Beginnings(all);
        }
    }

    /// @param folded in lower case, without accents
    Set<Integer> persons(String folded) {
        var persons = new LinkedHashSet<Integer>();
        if (folded.isEmpty()) {
            return persons;
        }
        var wanted = new Place(folded, 0, -1);
        var low = 0;
        var high = places.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (places[middle].compare(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < places.length && places[low].text().startsWith(folded, places[low].at())) {
            persons.add(places[low++].person());
        }
        return persons;
    }
}
