/// Octets into frames: IMAP lines and literals, SMTP lines and data. No I/O, and no memory of the conversation: what a
/// line means is for `imap` and `smtp` to say. `ImapFramer` cuts a direction of IMAP: `LineFront` knows from a line's
/// first words what may stand behind them, `LiteralTail` from its last octets whether a literal follows, and `Skim`
/// passes over responses that tell nothing. `SmtpReplies`, `SmtpData` and `SmtpChunk` are the same for SMTP. `Window`
/// is the array in which octets are looked for.
@NullMarked
package dev.kith.proxy.wire;

import org.jspecify.annotations.NullMarked;
