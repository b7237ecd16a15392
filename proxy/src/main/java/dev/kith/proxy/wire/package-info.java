/// Octets to frames and back: IMAP lines and literals, SMTP lines and data. No I/O and no state of the dialogue.
@NullMarked
package dev.kith.proxy.wire;

import org.jspecify.annotations.NullMarked;
