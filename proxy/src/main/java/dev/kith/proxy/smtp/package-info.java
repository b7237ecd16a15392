/// The SMTP submission conversation (RFC 5321, RFC 6409): what must be understood of it, the closed list of edits
/// (docs/wire.md), and what goes to the tap. `SmtpDialogue` cuts both streams: `ClientLines` and `Replies`. What the
/// client's commands mean is in `Session`, BDAT and BURL in `Chunking`; what upstream's replies mean, in `Answers`,
/// each matched to its command by `Turns`. Mail to Kith's own addresses is answered by `ControlPost`, and
/// `ControlMessage` holds it until it is known where it goes.
@NullMarked
package dev.kith.proxy.smtp;

import org.jspecify.annotations.NullMarked;
