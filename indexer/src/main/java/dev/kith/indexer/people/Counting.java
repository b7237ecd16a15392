package dev.kith.indexer.people;

import dev.kith.indexer.history.Direction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through all messages once, in any order, and makes the [People] of them. For one thread.
public final class Counting {
    private static final int TRACES_MAX = 200_000;

    private final Directory directory;
    private final boolean[] mine;
    private final boolean[] namesake;
    private final Traces traces = new Traces(TRACES_MAX);
    private @Nullable Figures[] figures;
    private int messages;

    /// @param me the user's addresses, lower-case
    public Counting(Directory directory, Set<String> me) {
        this.directory = directory;
        var addresses = directory.addresses();
        this.figures = new Figures[addresses];
        this.mine = new boolean[addresses];
        for (var address : me) {
            var number = directory.find(address);
            if (number >= 0 && number < addresses) {
                mine[number] = true;
            }
        }
        this.namesake = namesakes(directory);
    }

    /// The addresses of which another bears the same full name: only of these it matters where they were met.
    private static boolean[] namesakes(Directory directory) {
        var namesake = new boolean[directory.addresses()];
        var bearers = new HashMap<String, Integer>();
        for (var party = 0; party < directory.parties(); party++) {
            var name = FullNames.of(directory.nameOf(party));
            var address = directory.addressOf(party);
            var first = name.isEmpty() ? null : bearers.putIfAbsent(name, address);
            if (first != null && first != address) {
                namesake[first] = true;
                namesake[address] = true;
            }
        }
        return namesake;
    }

    /// @param parties numbers in the directory, the sender first
    /// @param roles codes of `Role`
    /// @param conversation its number
    public void message(
            long date,
            @Nullable Integer zone,
            Direction direction,
            int traits,
            int words,
            int[] parties,
            byte[] roles,
            int conversation) {
        messages++;
        if (!Trait.AUTOMATIC.in(traits)) {
            trace(date, direction, traits, parties, roles, conversation);
        }
        for (var i = 0; i < parties.length; i++) {
            var role = roles[i];
            var counted = at(directory.addressOf(parties[i]));
            counted.first = Math.min(counted.first, date);
            if (role == Role.LIST.code()) {
                counted.asList++;
                continue;
            }
            counted.names.merge(parties[i], role == Role.FROM.code() ? 3 : 1, Integer::sum);
            if (role == Role.FROM.code()) {
                if (direction == Direction.RECEIVED) {
                    sender(counted, date, zone, traits, words);
                }
            } else if (direction == Direction.SENT && !Trait.AUTOMATIC.in(traits)) {
                counted.sent++;
                counted.contact(date);
                counted.last = Math.max(counted.last, date);
                if (role == Role.TO.code()) {
                    counted.sentDirectly++;
                }
            }
        }
    }

    private void trace(long date, Direction direction, int traits, int[] parties, byte[] roles, int conversation) {
        for (var i = 0; i < parties.length; i++) {
            var address = directory.addressOf(parties[i]);
            if (address < namesake.length && namesake[address] && !mine[address] && roles[i] != Role.LIST.code()) {
                var part = roles[i] == Role.FROM.code()
                        ? Traces.Part.WROTE
                        : direction == Direction.SENT && roles[i] == Role.TO.code()
                                ? Traces.Part.ASKED
                                : Traces.Part.NAMED;
                var alone = alone(parties, address);
                var reply = Trait.REPLY.in(traits);
                traces.note(address, new Traces.Trace(conversation, date, messages, part, alone, reply));
            }
        }
    }

    /// Nobody but the user and this address has part in the message.
    private boolean alone(int[] parties, int address) {
        for (var party : parties) {
            var one = directory.addressOf(party);
            if (one != address && !(one < mine.length && mine[one])) {
                return false;
            }
        }
        return true;
    }

    static void sender(Figures counted, long date, @Nullable Integer zone, int traits, int words) {
        counted.received++;
        counted.words += words;
        counted.listed += count(Trait.LISTED, traits);
        counted.unsubscribable += count(Trait.UNSUBSCRIBE, traits);
        counted.bulk += count(Trait.BULK, traits);
        counted.feedback += count(Trait.FEEDBACK, traits);
        counted.automatic += count(Trait.AUTOMATIC, traits);
        counted.nullPath += count(Trait.NULL_PATH, traits);
        counted.selling += count(Trait.SELLING, traits);
        counted.replies += count(Trait.REPLY, traits);
        if (date >= counted.last && zone != null) {
            counted.zone = zone;
        }
        counted.last = Math.max(counted.last, date);
        if (!Trait.AUTOMATIC.in(traits)) {
            counted.contact(date);
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
            counted = new Figures(address, directory.address(address));
            figures[address] = counted;
        }
        return counted;
    }

    public People done(Identities said) {
        return new People(directory, mine, figures, traces, said);
    }
}
