package dev.kith.proxy.signin;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.TapHealth;

/// Puts a sign-in in front of a protocol's dialogues, on accounts where Kith signs in itself: the
/// client signs in to Kith, Kith upstream.
///
/// @param tlsFirst whether the client has to put TLS on its leg before it signs in
public record SignInFactory(
        String account,
        Protocol protocol,
        LocalLogins logins,
        TapHealth health,
        boolean tlsFirst,
        DialogueFactory behind)
        implements DialogueFactory {
    @Override
    public Dialogue open(Legs legs) {
        return switch (protocol) {
            case IMAP -> new ImapSignIn(account, legs, logins, health, behind, tlsFirst);
            case SMTP -> new SmtpSignIn(account, legs, logins, health, behind, tlsFirst);
        };
    }

    @Override
    public byte[] unavailable(String why) {
        return behind.unavailable(why);
    }
}
