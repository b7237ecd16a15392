package dev.kith.app.setup;

/// The text that a user can send to whoever runs the mailbox.
final class Letter {
    private Letter() {}

    static String toAdministrator(String address, String provider) {
        return """
            Hello,

            I would like to use my mailbox %s (%s) with Kith, a program that runs on my own
            computer only, between my mail program and our mail server. It signs in as I do, by IMAP and authenticated
            SMTP over TLS, sends nothing to anybody else, and keeps its search index on my disk.

            For that I need, for my mailbox:
              - IMAP and authenticated SMTP switched on,
              - either app passwords, or consent to an OAuth client id with the IMAP and SMTP scopes
                (Google: https://mail.google.com/; Microsoft: IMAP.AccessAsUser.All and SMTP.Send, delegated).

            Is that possible, and is it in line with our rules?
            """.formatted(address, provider);
    }
}
