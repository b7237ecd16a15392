package dev.kith.app.setup;

import dev.kith.proxy.Account.ClientTls;
import java.util.Optional;

/// The configuration that set-up has arrived at, before it is written.
///
/// @param name the account's, one word
/// @param imapPort where the mail program will find Kith
/// @param oauth the provider's name when Kith signs in by OAuth
/// @param clientId what the provider knows Kith by; without it the sign-in is written as a comment
/// @param command prints the password where Kith signs in with one itself
/// @param listens whether a mail program is pointed at Kith; otherwise Kith only reads
/// @param clientTls how the way from the mail program to Kith is protected
public record Plan(
        String name,
        String address,
        Servers servers,
        int imapPort,
        int smtpPort,
        Optional<String> oauth,
        Optional<String> clientId,
        Optional<String> command,
        boolean listens,
        ClientTls clientTls) {
    /// With a mail program in front, and the usual way to it.
    public Plan(
            String name,
            String address,
            Servers servers,
            int imapPort,
            int smtpPort,
            Optional<String> oauth,
            Optional<String> clientId) {
        this(name, address, servers, imapPort, smtpPort, oauth, clientId, Optional.empty(), true, ClientTls.NONE);
    }
}
