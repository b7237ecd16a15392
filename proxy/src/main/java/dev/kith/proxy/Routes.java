package dev.kith.proxy;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.imap.ImapDialogueFactory;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Route;
import dev.kith.proxy.relay.UpstreamTls;
import dev.kith.proxy.signin.LocalLogins;
import dev.kith.proxy.signin.SignInFactory;
import dev.kith.proxy.smtp.SmtpDialogueFactory;
import dev.kith.proxy.smtp.SmtpSettings;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.TapHealth;
import dev.kith.proxy.wirelog.LoggedDialogues;
import dev.kith.proxy.wirelog.WireLogging;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What stands behind each listener of an account: where it leads, under which TLS, and the dialogue on it.
///
/// @param desk takes the mail that the user writes to Kith itself
/// @param certificate for client legs, needed by accounts whose clients speak TLS
/// @param localLogins of the accounts on which Kith signs in itself; null when there are none
/// @param logging writes down what passes; null where nobody asked for it
record Routes(
        MailTap tap,
        LoginListener logins,
        ControlDesk desk,
        ProxyLimits limits,
        InstantSource clock,
        @Nullable ClientCertificate certificate,
        @Nullable LocalLogins localLogins,
        @Nullable WireLogging logging) {
    Route imap(Account account, InetSocketAddress listen, UpstreamTls trusted, TapHealth health) throws ProxyException {
        boolean startTls = account.clientTls() == ClientTls.STARTTLS;
        boolean tlsFirst = startTls && !loopback(listen);
        var dialogues = new ImapDialogueFactory(
                account.name(),
                account.imapUpstream().security(),
                new ImapDialogueFactory.ClientLeg(startTls, tlsFirst),
                tap,
                logins,
                health,
                clock,
                limits.imap());
        return route(
                account,
                "imap",
                listen,
                account.imapUpstream(),
                trusted,
                logged(account, Protocol.IMAP, signIn(account, Protocol.IMAP, tlsFirst, dialogues, health)),
                health);
    }

    Route smtp(Account account, InetSocketAddress listen, Endpoint upstream, UpstreamTls trusted, TapHealth health)
            throws ProxyException {
        boolean startTls = account.clientTls() == ClientTls.STARTTLS;
        boolean tlsFirst = startTls && !loopback(listen);
        var settings = SmtpSettings.of(account.name(), upstream.security(), startTls, tlsFirst);
        var dialogues = new SmtpDialogueFactory(settings, tap, logins, desk, health, clock);
        return route(
                account,
                "smtp",
                listen,
                upstream,
                trusted,
                logged(account, Protocol.SMTP, signIn(account, Protocol.SMTP, tlsFirst, dialogues, health)),
                health);
    }

    private DialogueFactory logged(Account account, Protocol protocol, DialogueFactory dialogues) {
        return logging == null
                ? dialogues
                : new LoggedDialogues(dialogues, protocol, logging.logs().apply(account.name()), logging.withText());
    }

    /// Where Kith signs in itself, a sign-in stands in front of the dialogue.
    private DialogueFactory signIn(
            Account account, Protocol protocol, boolean tlsFirst, DialogueFactory dialogues, TapHealth health) {
        return localLogins == null || !localLogins.signsIn(account.name())
                ? dialogues
                : new SignInFactory(account.name(), protocol, localLogins, health, tlsFirst, dialogues);
    }

    private Route route(
            Account account,
            String protocol,
            InetSocketAddress listen,
            Endpoint upstream,
            UpstreamTls trusted,
            DialogueFactory dialogues,
            TapHealth health)
            throws ProxyException {
        String name = account.name() + " " + protocol;
        SslContext clientTls = clientTls(account, listen, name);
        boolean startTls = account.clientTls() == ClientTls.STARTTLS;
        return new Route(
                name,
                listen,
                upstream,
                trusted,
                startTls ? null : clientTls,
                startTls ? clientTls : null,
                dialogues,
                health);
    }

    /// TLS for the client leg, or null where that is plain, which it may be on loopback only.
    private @Nullable SslContext clientTls(Account account, InetSocketAddress listen, String name)
            throws ProxyException {
        if (listen.isUnresolved()) {
            throw new ProxyException(name + ": no such address to listen on: " + listen.getHostString());
        }
        if (account.clientTls() == ClientTls.NONE) {
            if (!loopback(listen)) {
                throw new ProxyException(name + ": " + listen.getHostString()
                        + " is not on this machine alone; set client_tls to starttls or implicit");
            }
            return null;
        }
        if (certificate == null) {
            throw new ProxyException(name + ": client_tls needs a certificate, and there is none");
        }
        return certificate.context();
    }

    private static boolean loopback(InetSocketAddress listen) {
        return !listen.isUnresolved() && listen.getAddress().isLoopbackAddress();
    }
}
