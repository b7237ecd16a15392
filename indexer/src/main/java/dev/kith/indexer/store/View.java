package dev.kith.indexer.store;

import java.util.List;
import java.util.Set;

/// What a search needs to know of persons: by number of an address.
public interface View {
    /// How strong the tie is, 0 to 1.
    double tie(int address);

    boolean human(int address);

    /// All addresses of the person behind one, itself first.
    List<String> addresses(String address);

    /// The user's own addresses.
    List<String> mine();

    /// Addresses of the persons who carry a tag; none when there are no tags.
    Set<String> tagged(String tag);
}
