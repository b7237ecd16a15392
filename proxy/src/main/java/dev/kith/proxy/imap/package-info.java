/// The IMAP conversation (RFC 9051, RFC 3501): what must be understood of it, the closed list of edits
/// (docs/wire.md), and what goes to the tap. `ImapDialogue` has two sides. `ClientSide` passes the client's
/// octets on, and `CommandReader` tells its commands apart, a file each, which wait in `InFlight` for their
/// completion. `UpstreamSide` passes upstream's on; `CapabilityPlace` and `Capabilities` find and edit the
/// lists among them, `ResponseReader` and `FetchResponse` read what the rest tells. `Session` is what is known
/// by then.
@NullMarked
package dev.kith.proxy.imap;

import org.jspecify.annotations.NullMarked;
