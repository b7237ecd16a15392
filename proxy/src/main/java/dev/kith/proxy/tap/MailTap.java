package dev.kith.proxy.tap;

/// Where sightings go. Called on event loops: returns at once.
public interface MailTap {
    /// Is a fetched message with so many octets worth a copy now? Asked before it is copied: what would be dropped
    /// at its end is not. What is taken in the end only [#offer] tells.
    default boolean hasRoom(long octets) {
        return true;
    }

    /// Mail passes in bulk at this moment: what was taken can wait a little, mail cannot.
    default void bulk() {}

    /// Takes the sighting, or drops it when its bound is reached. Mail is never held back for it.
    ///
    /// @return false when it was dropped
    boolean offer(Sighting sighting);
}
