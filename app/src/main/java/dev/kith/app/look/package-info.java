/// What `kith look` does: reads and judges mail that a mail program keeps on this machine, with
/// nothing set up, in a data folder of its own.
@NullMarked
package dev.kith.app.look;

import org.jspecify.annotations.NullMarked;
