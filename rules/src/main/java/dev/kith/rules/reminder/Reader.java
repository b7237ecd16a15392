package dev.kith.rules.reminder;

import java.time.ZoneId;

/// The user, as the only recipient of what Kith writes.
///
/// @param address the account's own address
/// @param name display name, may be empty
/// @param mailbox what all Kiths on this account know and a stranger does not, for the Message-ID: the address with
/// INBOX's UIDVALIDITY serves
public record Reader(String address, String name, ZoneId zone, String mailbox) {
    public Reader {
        if (!address.contains("@")) {
            throw new IllegalArgumentException("an address has an @");
        }
    }
}
