/// Octets into frames: IMAP lines and literals, SMTP lines and data. No I/O, and no memory of the conversation:
/// what a line means is for `imap` and `smtp` to say.
@NullMarked
package dev.kith.proxy.wire;

import org.jspecify.annotations.NullMarked;
