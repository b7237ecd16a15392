package dev.kith.indexer.people;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everybody in the mail, as of one moment: who they are, and which messages were exchanged with them.
public final class People {
    private final Directory directory;
    private final Set<String> me;
    private final @Nullable Figures[] figures;
    private final Kind[] kinds;

    private People(Directory directory, Set<String> me, @Nullable Figures[] figures) {
        this.directory = directory;
        this.me = me;
        this.figures = figures;
        this.kinds = new Kind[figures.length];
        for (var i = 0; i < figures.length; i++) {
            var counted = figures[i];
            kinds[i] = counted == null ? Kind.HUMAN : Kinds.judge(counted);
        }
    }

    /// The kind of a sender of whom only one message is known.
    public static Kind kind(List<Party> parties, int traits) {
        var sender = parties.stream().filter(party -> party.role() == Role.FROM).findFirst();
        var counted = new Figures(sender.map(Party::address).orElse(""));
        Counting.sender(counted, 0, null, traits, 0);
        return Kinds.judge(counted);
    }

    /// Counts message after message.
    public static final class Counting {
        private final Directory directory;
        private final Set<String> me;
        private @Nullable Figures[] figures;

        public Counting(Directory directory, Set<String> me) {
            this.directory = directory;
            this.me = Set.copyOf(me);
            this.figures = new Figures[directory.addresses() + 16];
        }

        /// @param parties numbers in the directory, the sender first
        /// @param roles codes of `Role`
        public void message(
                long date,
                @Nullable Integer zone,
                Direction direction,
                int traits,
                int words,
                int[] parties,
                byte[] roles) {
            for (var i = 0; i < parties.length; i++) {
                var role = roles[i];
                var counted = at(directory.addressOf(parties[i]));
                if (role == Role.LIST.code()) {
                    counted.asList++;
                } else if (role == Role.FROM.code()) {
                    sender(counted, date, zone, traits, words);
                    counted.names.merge(parties[i], 3, Integer::sum);
                } else if (direction == Direction.SENT) {
                    recipient(counted, date, role, traits);
                    counted.names.merge(parties[i], 1, Integer::sum);
                } else {
                    counted.names.merge(parties[i], 1, Integer::sum);
                }
            }
        }

        private static void sender(Figures counted, long date, @Nullable Integer zone, int traits, int words) {
            counted.received++;
            counted.words += words;
            counted.listed += count(Trait.LISTED, traits);
            counted.unsubscribable += count(Trait.UNSUBSCRIBE, traits);
            counted.bulk += count(Trait.BULK, traits);
            counted.feedback += count(Trait.FEEDBACK, traits);
            counted.automatic += count(Trait.AUTOMATIC, traits);
            counted.nullPath += count(Trait.NULL_PATH, traits);
            counted.replies += count(Trait.REPLY, traits);
            counted.fromClient += count(Trait.CLIENT, traits);
            if (date >= counted.last && zone != null) {
                counted.zone = zone;
            }
            counted.seen(date);
        }

        private static void recipient(Figures counted, long date, byte role, int traits) {
            if (Trait.AUTOMATIC.in(traits)) {
                return;
            }
            counted.sent++;
            counted.seen(date);
            if (role == Role.TO.code()) {
                counted.sentDirectly++;
            }
        }

        private static int count(Trait trait, int traits) {
            return trait.in(traits) ? 1 : 0;
        }

        private Figures at(int address) {
            if (address >= figures.length) {
                figures = Arrays.copyOf(figures, address * 2);
            }
            var counted = figures[address];
            if (counted == null) {
                counted = new Figures(directory.address(address));
                figures[address] = counted;
            }
            return counted;
        }

        public People done() {
            return new People(directory, me, figures);
        }
    }

    /// Numbers of the addresses with which something was exchanged, the user's own left out.
    public int[] known() {
        var known = new int[figures.length];
        var count = 0;
        for (var i = 0; i < figures.length; i++) {
            var counted = figures[i];
            if (counted != null && counted.sent + counted.received > 0 && !me.contains(counted.address)) {
                known[count++] = i;
            }
        }
        return Arrays.copyOf(known, count);
    }

    public boolean human(int address) {
        return address < kinds.length && kinds[address] == Kind.HUMAN;
    }

    public Kind kind(int address) {
        return address < kinds.length ? kinds[address] : Kind.HUMAN;
    }

    /// How strong a tie is by what was exchanged: 0 to 1, half at five messages in both directions.
    public double tie(int address) {
        var counted = address < figures.length ? figures[address] : null;
        if (counted == null || kinds[address] != Kind.HUMAN) {
            return 0;
        }
        var both = Math.sqrt((double) counted.sent * counted.received);
        return both / (both + 5);
    }

    public String name(int address) {
        var counted = address < figures.length ? figures[address] : null;
        if (counted == null) {
            return directory.address(address);
        }
        return Stream.concat(
                        counted.names.entrySet().stream()
                                .filter(e -> !directory.nameOf(e.getKey()).isBlank())
                                .filter(e -> directory.nameOf(e.getKey()).indexOf('@') < 0)
                                .sorted((a, b) -> b.getValue() - a.getValue())
                                .map(e -> directory.nameOf(e.getKey())),
                        Stream.of(counted.address))
                .findFirst()
                .orElse(counted.address);
    }

    /// @param phones from the last signature that has any
    public Person person(int address, List<String> phones, @Nullable String title, @Nullable String organisation) {
        var counted = address < figures.length ? figures[address] : null;
        var id = directory.address(address);
        return new Person(
                id,
                name(address),
                List.of(id),
                kind(address),
                new ArrayList<>(phones),
                title,
                organisation,
                counted == null ? null : counted.zone);
    }
}
