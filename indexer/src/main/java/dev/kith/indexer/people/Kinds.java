package dev.kith.indexer.people;

import dev.kith.indexer.history.Kind;

/// Human, list or machine: closed rules over what was counted, the certain ones first.
///
/// An address that takes posts is a list. To whom the user wrote is a human. Otherwise headers that only
/// programs set, words in the address and how it sends are weighed against what humans do.
final class Kinds {
    private static final double MACHINE_FROM = 1.0;

    private Kinds() {}

    static Kind judge(Figures figures) {
        if (figures.asList > 0 && figures.asList * 2 >= figures.received) {
            return Kind.LIST;
        }
        if (figures.sentDirectly > 0) {
            return Kind.HUMAN;
        }
        return machine(figures) >= MACHINE_FROM ? Kind.MACHINE : Kind.HUMAN;
    }

    /// Answers speak for a human, but not against what the address says of itself.
    private static double machine(Figures figures) {
        var address = AddressWords.machine(figures.address) ? 1.0 : 0;
        if (figures.received == 0) {
            return address;
        }
        double received = figures.received;
        // a list adds its own ways to unsubscribe to what people write
        var direct = Math.max(0, figures.unsubscribable - figures.listed);
        var ways = 1.2 * direct / received;
        ways += 1.2 * figures.bulk / received;
        ways += 1.0 * figures.feedback / received;
        ways += 1.2 * figures.automatic / received;
        ways += 1.0 * figures.nullPath / received;
        ways += 1.1 * figures.selling / received;
        ways -= 0.6 * figures.replies / received;
        return address + Math.max(0, ways);
    }
}
