package dev.kith.app.setup;

import java.util.Optional;

/// What set-up has come to, and writes down.
///
/// @param name the account's, one word
/// @param imapPort where the mail program will find Kith
/// @param oauth the provider's name when Kith signs in by OAuth
/// @param clientId what the provider knows Kith by; without it the sign-in is written as a comment
public record Plan(
        String name,
        String address,
        Servers servers,
        int imapPort,
        int smtpPort,
        Optional<String> oauth,
        Optional<String> clientId) {}
