package dev.kith.indexer.people;

/// Names and addresses by number, so that a million messages fit into memory. A *party* is an address together
/// with one way of writing its owner's name.
public interface Directory {
    /// How many parties there are; their numbers are below that.
    int parties();

    /// How many addresses there are; their numbers are below that.
    int addresses();

    /// The address's number of a party.
    int addressOf(int party);

    /// The display name of a party, or empty.
    String nameOf(int party);

    String address(int number);

    /// The number of an address, or -1.
    int find(String address);
}
