package dev.kith.app.daemon;

import dev.kith.proxy.companion.Vault;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.util.function.Consumer;

/// Hands the account's own logins to the vault, and tells the account's keeper of accepted ones.
///
/// @param accepted hears the account's name; must not block
record Logins(Vault vault, Owners owners, Consumer<String> accepted) implements LoginListener {
    @Override
    public boolean owns(String account, Protocol protocol, String user) {
        return owners.owns(account, protocol, user);
    }

    @Override
    public void accepted(String account, Protocol protocol, Login login) {
        vault.accepted(account, protocol, login);
        if (protocol == Protocol.IMAP) {
            accepted.accept(account);
        }
    }

    @Override
    public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
        vault.acceptedNotReusable(account, protocol, mechanism);
    }

    @Override
    public void refused(String account, Protocol protocol) {
        vault.refused(account, protocol);
    }

    @Override
    public void departed(String account, Protocol protocol) {
        vault.departed(account, protocol);
    }
}
