package dev.kith.indexer.people;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everybody in the mail, as of one moment: who they are, of which kind, and when there was contact. A person
/// bears the number of one of their addresses.
public final class People {
    private final Directory directory;
    private final boolean[] mine;
    private final Kind[] kinds;
    private final int[] persons;
    private final List<Join> joins;
    private final Map<Integer, List<Figures>> members = new HashMap<>();
    private final float[] ties;
    private @Nullable Beginnings beginnings;

    People(Directory directory, boolean[] mine, @Nullable Figures[] figures, Traces traces, Identities said) {
        this.directory = directory;
        this.mine = mine;
        this.kinds = new Kind[figures.length];
        var joinable = new boolean[figures.length];
        for (var i = 0; i < figures.length; i++) {
            var counted = figures[i];
            kinds[i] = counted == null ? Kind.HUMAN : Kinds.judge(counted);
            joinable[i] = kinds[i] == Kind.HUMAN && !mine(i);
        }
        var aliases = Aliases.join(directory, figures, joinable, traces, said);
        this.persons = aliases.persons();
        this.joins = aliases.joins();
        this.ties = new float[figures.length];
        for (var counted : figures) {
            if (counted != null && !mine(counted.number)) {
                members.computeIfAbsent(persons[counted.number], _ -> new ArrayList<>(1))
                        .add(counted);
            }
        }
        members.values().forEach(list -> list.sort(Comparator.comparingLong((Figures f) -> -f.last)));
        // whoever is a human being under one address is one under all
        members.forEach((person, list) -> {
            if (list.stream().anyMatch(f -> kinds[f.number] == Kind.HUMAN)) {
                kinds[person] = Kind.HUMAN;
            }
        });
        members.forEach(this::tie);
    }

    /// How strong a tie is by what was exchanged: 0 to 1, half at five messages in both directions.
    private void tie(int person, List<Figures> list) {
        var sent = list.stream().mapToInt(f -> f.sent).sum();
        var received = list.stream().mapToInt(f -> f.received).sum();
        var both = Math.sqrt((double) sent * received);
        for (var one : list) {
            ties[one.number] = kind(person) == Kind.HUMAN ? (float) (both / (both + 5)) : 0;
        }
    }

    /// The kind of a sender of whom only one message is known.
    public static Kind kind(List<Party> parties, int traits) {
        var sender = parties.stream().filter(party -> party.role() == Role.FROM).findFirst();
        var counted = new Figures(0, sender.map(Party::address).orElse(""));
        Counting.sender(counted, 0, null, traits, 0);
        return Kinds.judge(counted);
    }

    /// Persons with whom something was exchanged, the user left out.
    public int[] known() {
        return members.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(f -> f.sent + f.received > 0))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    /// The person behind an address.
    public int person(int address) {
        return address < persons.length ? persons[address] : address;
    }

    /// Is the address the user's own?
    public boolean mine(int address) {
        return address < mine.length && mine[address];
    }

    /// The user's own addresses.
    public List<String> mine() {
        return IntStream.range(0, mine.length)
                .filter(this::mine)
                .mapToObj(directory::address)
                .toList();
    }

    public boolean human(int address) {
        return kind(address) == Kind.HUMAN;
    }

    /// The kind of the person behind an address.
    public Kind kind(int address) {
        return address < kinds.length ? kinds[persons[address]] : Kind.HUMAN;
    }

    public double tie(int address) {
        return address < ties.length ? ties[address] : 0;
    }

    /// Messages sent to a person, by the user.
    public int sent(int person) {
        return sum(person).mapToInt(f -> f.sent).sum();
    }

    public int received(int person) {
        return sum(person).mapToInt(f -> f.received).sum();
    }

    /// When messages that humans wrote went to and fro, milliseconds since 1970 in rising order.
    public long[] contacts(int person) {
        return sum(person)
                .flatMapToLong(f -> Arrays.stream(f.contacts()))
                .sorted()
                .toArray();
    }

    private Stream<Figures> sum(int person) {
        return members.getOrDefault(person, List.of()).stream();
    }

    /// The name as they write it themselves most often, or the address.
    public String name(int person) {
        var votes = new HashMap<String, Integer>();
        sum(person)
                .forEach(counted -> counted.names.forEach((party, count) -> {
                    var name = directory.nameOf(party).strip();
                    if (!name.isEmpty() && name.indexOf('@') < 0) {
                        votes.merge(name, count, Integer::sum);
                    }
                }));
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> directory.address(person));
    }

    /// The address met first in time: it stays the same however the index is laid out.
    private String id(int person) {
        return sum(person)
                .min(Comparator.comparingLong((Figures f) -> f.first).thenComparing(f -> f.address))
                .map(f -> f.address)
                .orElseGet(() -> directory.address(person));
    }

    /// Persons of whose names or addresses a word begins so.
    ///
    /// @param folded in lower case, without accents
    public Set<Integer> beginning(String folded) {
        return beginnings().persons(folded);
    }

    private synchronized Beginnings beginnings() {
        if (beginnings == null) {
            var builder = new Beginnings.Builder();
            for (var person : known()) {
                var texts = new LinkedHashSet<String>();
                sum(person).forEach(counted -> {
                    texts.add(counted.address);
                    counted.names.keySet().forEach(party -> texts.add(directory.nameOf(party)));
                });
                builder.add(person, texts);
            }
            beginnings = builder.done();
        }
        return beginnings;
    }

    /// All numbers of a person's addresses, the most recently used first.
    public IntStream addresses(int person) {
        return sum(person).mapToInt(f -> f.number);
    }

    /// All addresses of the person behind one, itself first.
    public List<String> addresses(String address) {
        var all = new LinkedHashSet<String>();
        all.add(address);
        var number = directory.find(address);
        if (number >= 0) {
            sum(person(number)).forEach(f -> all.add(f.address));
        }
        return List.copyOf(all);
    }

    /// Why the addresses of a person are taken for theirs.
    public List<Join> joins(int person) {
        return joins.stream()
                .filter(join -> {
                    var number = directory.find(join.one());
                    return number >= 0 && person(number) == person;
                })
                .toList();
    }

    /// @param phones from the last signature that has any
    public Person person(int person, List<String> phones, @Nullable String title, @Nullable String organisation) {
        var list = members.getOrDefault(person, List.of());
        var zone = list.stream().map(f -> f.zone).filter(Objects::nonNull).findFirst();
        var addresses = list.stream().map(f -> f.address).toList();
        return new Person(
                id(person),
                name(person),
                addresses.isEmpty() ? List.of(directory.address(person)) : addresses,
                kind(person),
                phones,
                title,
                organisation,
                zone.orElse(null));
    }

    /// A message's directions seen from a person: the sender of what came, the recipients of what went.
    ///
    /// @return numbers of addresses, the user's own left out
    public IntStream partners(Direction direction, int[] parties, byte[] roles) {
        return IntStream.range(0, parties.length)
                .map(i -> partner(direction, parties[i], roles[i]))
                .filter(address -> address >= 0);
    }

    /// The same of one party.
    ///
    /// @return the number of the address, or -1
    public int partner(Direction direction, int party, byte role) {
        if (role == Role.LIST.code() || (role == Role.FROM.code()) == (direction == Direction.SENT)) {
            return -1;
        }
        var address = directory.addressOf(party);
        return mine(address) ? -1 : address;
    }
}
