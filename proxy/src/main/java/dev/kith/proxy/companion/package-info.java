/// Kith's own session with the upstream IMAP server, beside the client's and never mixed with it: it reads
/// older mail, looks things up and appends reminders. `Companion` is what can be asked; `Guest` sees to it that
/// there is one session at most, `SignIn` opens it, and `Upstream` is its commands. `HistoryReader` reads
/// mailboxes in batches (`BatchReader`, `Plan`), each as far as its `MovingMark` says; `OwnMessages` looks for
/// what Kith made, and `Changes` is all that it changes.
@NullMarked
package dev.kith.proxy.companion;

import org.jspecify.annotations.NullMarked;
