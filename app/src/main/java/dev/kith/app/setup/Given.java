package dev.kith.app.setup;

import dev.kith.proxy.Account.ClientTls;
import org.jspecify.annotations.Nullable;

/// What the user said on the command line or the page; null: ask, or find out.
///
/// @param offline no host is contacted at all
/// @param companion no mail program is to be pointed at Kith
/// @param command prints the password, for Kith to sign in itself
/// @param clientTls between mail program and Kith
public record Given(
        @Nullable String address,
        @Nullable String name,
        @Nullable String imap,
        @Nullable String smtp,
        @Nullable Boolean employer,
        @Nullable String clientId,
        boolean offline,
        boolean companion,
        @Nullable String command,
        ClientTls clientTls) {
    /// With a mail program, whose own password is used.
    public Given(
            @Nullable String address,
            @Nullable String name,
            @Nullable String imap,
            @Nullable String smtp,
            @Nullable Boolean employer,
            @Nullable String clientId,
            boolean offline) {
        this(address, name, imap, smtp, employer, clientId, offline, false, null, ClientTls.NONE);
    }

    Given at(String known) {
        return new Given(known, name, imap, smtp, employer, clientId, offline, companion, command, clientTls);
    }
}
