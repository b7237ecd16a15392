/// The data folder: which one it is, the lock that says who holds it, and the socket
/// by which commands ask the holder.
@NullMarked
package dev.kith.app.folder;

import org.jspecify.annotations.NullMarked;
