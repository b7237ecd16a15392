/// Accounts on which Kith signs in upstream itself: the mail program signs in to Kith with a local password
/// (`LocalExchange`), what upstream wants is asked of whoever keeps it (`LocalLogins`), and an `Exchange` gives it to
/// upstream, for the companion too. `SignInDialogue` stands in front of the protocol's own dialogue meanwhile;
/// `ImapSignIn` and `SmtpSignIn` are what the protocols differ in.
@NullMarked
package dev.kith.proxy.signin;

import org.jspecify.annotations.NullMarked;
