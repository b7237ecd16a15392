package dev.kith.proxy.tap;

/// Where sightings go. Called on event loops: returns at once.
public interface MailTap {
    /// Takes the sighting, or drops it when its bound is reached. Mail is never held back for it.
    ///
    /// @return false when it was dropped
    boolean offer(Sighting sighting);
}
