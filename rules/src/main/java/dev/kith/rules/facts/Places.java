package dev.kith.rules.facts;

import dev.kith.indexer.history.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// In which places people sit, as the domains of their addresses tell, and how many in each.
final class Places {
    /// Domains where anybody can have an address: no place.
    private static final Set<String> FREE =
            Set.of(("gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com aol.com icloud.com me.com"
                + " gmx.com gmx.de gmx.net web.de mail.ru proton.me protonmail.com qq.com 163.com orange.fr free.fr"
                + " t-online.de msn.com comcast.net")
                    .split(" "));

    private final Map<String, Integer> persons = new HashMap<>();
    private int all;

    void note(Person person) {
        all++;
        persons.merge(place(person), 1, Integer::sum);
    }

    /// The share of persons in the biggest place, if this one sits outside it; otherwise 0.
    double shareOutside(Person person) {
        var biggest = persons.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return biggest.isEmpty() || biggest.get().getKey().equals(place(person))
                ? 0
                : biggest.get().getValue() / (double) all;
    }

    private static String place(Person person) {
        var address = person.addresses().getFirst();
        var domain = address.substring(address.lastIndexOf('@') + 1);
        return FREE.contains(domain) ? "" : domain;
    }

    /// Do two addresses stand in one house?
    static boolean sameHouse(String a, String b) {
        var domain = a.substring(a.lastIndexOf('@') + 1);
        return b.endsWith("@" + domain) && !FREE.contains(domain);
    }
}
