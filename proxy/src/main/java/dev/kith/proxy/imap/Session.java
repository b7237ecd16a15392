package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.TapHealth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one IMAP session: who logged in, which mailbox is selected, and whether the tap still sees.
final class Session {
    private static final int MESSAGES_KEPT = 4;

    /// What all sessions of an account share.
    record Account(
            String name, TapHealth health, MailTap tap, LoginListener logins, InstantSource clock, ImapLimits limits) {}

    private final Account account;
    private final InFlight inFlight = new InFlight();

    private @Nullable Selected selected;
    private boolean utf8;
    private boolean authenticated;
    /// Signed in under another name than the account's: what passes is none of Kith's.
    private boolean stranger;
    private boolean blind;
    private long reserved;

    Session(Account account) {
        this.account = account;
    }

    InFlight inFlight() {
        return inFlight;
    }

    ImapLimits limits() {
        return account.limits();
    }

    void edited(String edit) {
        account.health().edited(edit);
    }

    @Nullable
    Selected selected() {
        return selected;
    }

    void selected(@Nullable Selected mailbox) {
        selected = mailbox;
    }

    boolean utf8() {
        return utf8;
    }

    void utf8Enabled() {
        utf8 = true;
    }

    boolean blind() {
        return blind;
    }

    /// The tap has lost the grammar of this connection; counted once. The relay goes on.
    void goBlind() {
        if (!blind) {
            blind = true;
            account.health().blind.increment();
        }
    }

    /// Would a message fetched now make a sighting?
    boolean watching() {
        return !blind && !stranger && selected != null;
    }

    /// The copy of a message that upstream begins to send, or null when it would be dropped in the end: the companion
    /// reads it later.
    @Nullable
    MessageCapture captureFetched(long octets) {
        long each = (long) account.limits().headerOctets() + account.limits().bodyOctets();
        if (account.tap().hasRoom(Math.min(octets, each))) {
            return capture(octets);
        }
        account.health().observationsDropped.increment();
        return null;
    }

    MessageCapture capture(long octets) {
        return new MessageCapture(octets, account.limits());
    }

    /// Keeps room for an appended message until upstream has answered; a pipeline of them is bounded.
    boolean reserve(long octets) {
        long each = (long) account.limits().headerOctets() + account.limits().bodyOctets();
        long wanted = Math.min(octets, each);
        if (stranger) {
            return false;
        }
        if (blind || reserved + wanted > MESSAGES_KEPT * each) {
            account.health().observationsDropped.increment();
            return false;
        }
        reserved += wanted;
        return true;
    }

    void release(long octets) {
        long each = (long) account.limits().headerOctets() + account.limits().bodyOctets();
        reserved -= Math.min(octets, each);
    }

    void offer(
            Sighting.Source source,
            Sighting.Outcome outcome,
            Selected where,
            long uid,
            MessageCapture message,
            @Nullable Instant internalDate) {
        if (blind || stranger) {
            return;
        }
        byte[] octets = message.octets();
        var sighting = new Sighting(
                account.name(),
                source,
                outcome,
                where.mailbox(),
                where.uidValidity(),
                uid,
                null,
                List.of(),
                octets,
                octets.length < message.size(),
                message.size(),
                internalDate,
                account.clock().instant());
        if (!account.tap().offer(sighting)) {
            account.health().observationsDropped.increment();
        }
    }

    /// Upstream has judged a login.
    ///
    /// @param user null when the mechanism does not show it
    /// @param login null when it cannot be used again; given away on OK, wiped otherwise
    void loggedIn(Status status, String mechanism, @Nullable String user, @Nullable Login login) {
        if (status.ok()) {
            // signed out in between (UNAUTHENTICATE, RFC 8437): one client is counted once
            depart();
            authenticated = true;
            stranger = user != null && !account.logins().owns(account.name(), Protocol.IMAP, user);
            if (!stranger) {
                accepted(mechanism, login);
                return;
            }
        }
        if (login != null) {
            login.wipe();
        }
        if (status.word() == Status.Word.NO && !passing(status.code())) {
            account.logins().refused(account.name(), Protocol.IMAP);
        }
    }

    private void accepted(String mechanism, @Nullable Login login) {
        if (login == null) {
            account.logins().acceptedNotReusable(account.name(), Protocol.IMAP, mechanism);
            return;
        }
        account.logins().accepted(account.name(), Protocol.IMAP, login);
    }

    /// The connection stays, and what was said of it before is over: a login, a mailbox, names in UTF-8.
    void signedOut() {
        depart();
        authenticated = false;
        stranger = false;
        selected = null;
        utf8 = false;
    }

    private void depart() {
        if (authenticated && !stranger) {
            account.logins().departed(account.name(), Protocol.IMAP);
        }
    }

    /// Upstream's own trouble (RFC 9051 section 7.1), which says nothing about the password.
    private static boolean passing(String code) {
        return switch (code) {
            case "UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN", "OVERQUOTA" -> true;
            default -> false;
        };
    }

    boolean signedIn() {
        return authenticated;
    }

    boolean signedInOrAboutTo() {
        return authenticated
                || inFlight.oldest(command -> command instanceof LoginCommand || command instanceof AuthenticateCommand)
                        != null;
    }

    /// The greeting said that the session is authenticated already.
    void preauthenticated() {
        authenticated = true;
        account.logins().acceptedNotReusable(account.name(), Protocol.IMAP, "PREAUTH");
    }

    void closed() {
        inFlight.abandon();
        depart();
    }
}
