package dev.kith.app.signin;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.signin.Source.Given;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one account's sign-in: unseals it with the local password, and from then on holds it in memory and
/// renews the token. One call at a time; a call may take as long as the provider.
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final AccountConfig account;
    private final Path file;
    private final Source source;
    private final Consumer<String> notice;
    private final byte[] pepper = new byte[32];
    private @Nullable Held held;
    private boolean withdrawn;

    /// What one good local password opened.
    ///
    /// @param print of the password, to tell it again without the slow derivation
    /// @param modified of the file: a new sign-in makes a new one
    private record Held(
            byte[] print,
            Sealed.Key key,
            String secret,
            @Nullable FileTime modified) {
        @Override
        public String toString() {
            return "Held[hidden]";
        }
    }

    /// @param notice hears a sentence when a new sign-in is needed, and an empty one when it is no longer
    Keeper(AccountConfig account, Path file, Source source, Consumer<String> notice) {
        this.account = account;
        this.file = file;
        this.source = source;
        this.notice = notice;
        new SecureRandom().nextBytes(pepper);
    }

    synchronized Verdict check(String user, byte[] password) {
        if (!Files.isReadable(file)) {
            return again("there is no sign-in yet");
        }
        var address = account.proxy().address();
        if (!user.equalsIgnoreCase(address)) {
            return new Verdict.Wrong("the user name here is " + address);
        }
        try {
            var now = open(password);
            if (now == null) {
                return new Verdict.Wrong(
                        "that is not the local password, which kith sign-in " + account.name() + " has shown");
            }
            return give(now, false);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{}: the sign-in's file cannot be used: {}", account.name(), e.getMessage());
            return again("the sign-in's file cannot be used");
        }
    }

    /// What is open already, for nobody brings the password a second time; empty before it was opened once.
    synchronized Optional<Verdict> opened() {
        return Optional.ofNullable(held).map(now -> give(now, false));
    }

    /// Upstream refused what was given last.
    synchronized Verdict refused() {
        var now = held;
        return now == null ? again("there is no sign-in yet") : give(now, true);
    }

    /// A fresh login, when the one in use ends soon.
    synchronized Optional<Login> renew() {
        var now = held;
        if (now == null || withdrawn) {
            return Optional.empty();
        }
        try {
            var given = source.beforeItEnds(account.proxy().address(), now.secret());
            given.ifPresent(g -> keep(now, g));
            return given.map(Given::login);
        } catch (OAuthTrouble e) {
            trouble(e);
            return Optional.empty();
        }
    }

    private Verdict give(Held now, boolean anew) {
        try {
            var given = source.give(account.proxy().address(), now.secret(), anew);
            keep(now, given);
            withdrawn = false;
            notice.accept("");
            return new Verdict.Use(given.login());
        } catch (OAuthTrouble e) {
            return trouble(e);
        }
    }

    private Verdict trouble(OAuthTrouble e) {
        if (e.signInAgain()) {
            withdrawn = true;
            return again(e.words());
        }
        return new Verdict.Unavailable(e.words());
    }

    private Verdict again(String why) {
        var words = why + "; a new sign-in is needed: kith sign-in " + account.name();
        notice.accept(account.name() + ": " + words + ".");
        return new Verdict.Unavailable(words);
    }

    /// A refresh token that replaced the old one is on disk before the new access token is used.
    private void keep(Held now, Given given) {
        if (given.keep().isEmpty()) {
            return;
        }
        var secret = given.keep().get();
        try {
            Sealed.write(file, now.key(), secret);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{}: the new sign-in cannot be written: {}", account.name(), e.getMessage());
            notice.accept(account.name() + ": the provider's new sign-in cannot be written; after the next start kith"
                    + " sign-in " + account.name() + " will be needed.");
        }
        held = new Held(now.print(), now.key(), secret, modified());
    }

    private @Nullable Held open(byte[] password) throws IOException, GeneralSecurityException {
        var print = print(password);
        var now = held;
        var stamp = modified();
        if (now != null && stamp != null && stamp.equals(now.modified()) && MessageDigest.isEqual(print, now.print())) {
            return now;
        }
        var opened = Sealed.open(file, password);
        if (opened.isEmpty()) {
            return null;
        }
        var fresh = new Held(print, opened.get().key(), opened.get().secret(), stamp);
        held = fresh;
        withdrawn = false;
        return fresh;
    }

    private @Nullable FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return null;
        }
    }

    private byte[] print(byte[] password) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(pepper);
        return digest.digest(password);
    }
}
