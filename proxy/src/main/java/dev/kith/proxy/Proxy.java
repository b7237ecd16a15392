package dev.kith.proxy;

import dev.kith.proxy.ProxyStatus.AccountStatus;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Relay;
import dev.kith.proxy.relay.Relay.Listening;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.relay.UpstreamTls;
import dev.kith.proxy.signin.LocalLogins;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.TapHealth;
import dev.kith.proxy.wirelog.WireLogging;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relay of all accounts: one listener each for IMAP and submission, a tap on each connection.
public final class Proxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private final List<Account> accounts;
    private final MailTap tap;
    private final LoginListener logins;
    private final ControlDesk desk;
    private final ProxyLimits limits;
    private final InstantSource clock;
    private final @Nullable ClientCertificate certificate;
    private final @Nullable LocalLogins localLogins;
    private final Map<String, TapHealth> health = new LinkedHashMap<>();
    private final Map<String, List<Listening>> listening = new LinkedHashMap<>();
    private final Map<String, InetSocketAddress> imap = new LinkedHashMap<>();
    private final Map<String, InetSocketAddress> smtp = new LinkedHashMap<>();
    /// What is to be closed when no connection needs it any more.
    private final Map<String, UpstreamTls> secured = new LinkedHashMap<>();
    private @Nullable TlsLibrary library;
    private @Nullable WireLogging wireLogging;
    private @Nullable Relay relay;

    /// @param desk takes the mail that the user writes to Kith itself
    /// @param certificate for client legs, needed by accounts whose clients speak TLS
    public Proxy(
            List<Account> accounts,
            MailTap tap,
            LoginListener logins,
            ControlDesk desk,
            ProxyLimits limits,
            InstantSource clock,
            @Nullable ClientCertificate certificate) {
        this(accounts, tap, logins, desk, limits, clock, certificate, null);
    }

    /// @param localLogins of the accounts on which Kith signs in itself; null when there are none
    public Proxy(
            List<Account> accounts,
            MailTap tap,
            LoginListener logins,
            ControlDesk desk,
            ProxyLimits limits,
            InstantSource clock,
            @Nullable ClientCertificate certificate,
            @Nullable LocalLogins localLogins) {
        this.localLogins = localLogins;
        this.accounts = List.copyOf(accounts);
        this.tap = tap;
        this.logins = logins;
        this.desk = desk;
        this.limits = limits;
        this.clock = clock;
        this.certificate = certificate;
        this.accounts.forEach(account -> health.put(account.name(), new TapHealth()));
    }

    /// Loads what every proxy needs of TLS: a tenth of a second that can pass beside other work. Keeps nothing.
    public static void prepare() {
        try {
            UpstreamTls.of(new Trust.Platform(), TlsLibrary.usual()).close();
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("the platform's certificates cannot be read; an account that needs them will say so", e);
        }
    }

    /// Writes down what passes from now on. Before [#start] only.
    public synchronized void log(WireLogging logging) {
        wireLogging = logging;
    }

    /// Does TLS towards upstream with this library and not with the usual one. Before [#start] only.
    synchronized void with(TlsLibrary chosen) {
        library = chosen;
    }

    /// Binds all ports, or none.
    ///
    /// @throws ProxyException in one clear sentence
    public synchronized void start() throws ProxyException {
        if (relay != null) {
            throw new IllegalStateException("started already");
        }
        Relay starting = new Relay(limits.relay(), tap::bulk);
        try {
            for (Account account : accounts) {
                start(starting, account);
            }
        } catch (IOException e) {
            stop(starting);
            throw new ProxyException(String.valueOf(e.getMessage()), e);
        } catch (ProxyException e) {
            stop(starting);
            throw e;
        }
        relay = starting;
    }

    private void start(Relay starting, Account account) throws IOException, ProxyException {
        var bound = new ArrayList<Listening>();
        Routes routes = new Routes(tap, logins, desk, limits, clock, certificate, localLogins, wireLogging);
        TapHealth counts = healthOf(account.name());
        UpstreamTls trusted = trusted(account);
        InetSocketAddress imapListen = account.imapListen();
        if (imapListen != null) {
            Listening listener = starting.listen(routes.imap(account, imapListen, trusted, counts));
            imap.put(account.name(), listener.address());
            bound.add(listener);
        }
        InetSocketAddress smtpListen = account.smtpListen();
        Endpoint smtpUpstream = account.smtpUpstream();
        if (smtpListen != null && smtpUpstream != null) {
            Listening listener = starting.listen(routes.smtp(account, smtpListen, smtpUpstream, trusted, counts));
            smtp.put(account.name(), listener.address());
            bound.add(listener);
        }
        listening.put(account.name(), List.copyOf(bound));
    }

    private UpstreamTls trusted(Account account) throws ProxyException {
        try {
            UpstreamTls tls = UpstreamTls.of(account.trust(), library == null ? TlsLibrary.usual() : library);
            secured.put(account.name(), tls);
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw new ProxyException(
                    account.name() + ": the trusted certificates cannot be read: " + e.getMessage(), e);
        }
    }

    private TapHealth healthOf(String account) {
        TapHealth counts = health.get(account);
        if (counts == null) {
            throw new IllegalArgumentException("no such account: " + account);
        }
        return counts;
    }

    /// What was seen on that account was not read in the end.
    public void missed(String account) {
        healthOf(account).observationsDropped.increment();
    }

    /// Where the account's clients connect, by protocol (`imap`, `smtp`).
    public synchronized Map<String, InetSocketAddress> listens(String account) {
        var all = new LinkedHashMap<String, InetSocketAddress>();
        InetSocketAddress incoming = imap.get(account);
        if (incoming != null) {
            all.put("imap", incoming);
        }
        InetSocketAddress outgoing = smtp.get(account);
        if (outgoing != null) {
            all.put("smtp", outgoing);
        }
        return all;
    }

    /// Where the account's IMAP clients connect.
    public synchronized InetSocketAddress imapAddress(String account) {
        InetSocketAddress address = imap.get(account);
        if (address == null) {
            throw new IllegalStateException("no IMAP listener for " + account);
        }
        return address;
    }

    /// Where the account's SMTP clients connect.
    public synchronized InetSocketAddress smtpAddress(String account) {
        InetSocketAddress address = smtp.get(account);
        if (address == null) {
            throw new IllegalStateException("no SMTP listener for " + account);
        }
        return address;
    }

    /// @param login how the companion's login of an account stands
    public synchronized ProxyStatus status(Function<String, LoginState> login) {
        var all = new ArrayList<AccountStatus>();
        for (Account account : accounts) {
            TapHealth counts = healthOf(account.name());
            int connections = listening.getOrDefault(account.name(), List.of()).stream()
                    .mapToInt(each -> each.connections().get())
                    .sum();
            all.add(new AccountStatus(
                    account.name(),
                    login.apply(account.name()),
                    counts.octetsPassed.sum(),
                    counts.edits(),
                    counts.blind.sum(),
                    counts.observationsDropped.sum(),
                    upstreamTls(account),
                    connections));
        }
        return new ProxyStatus(all);
    }

    private String upstreamTls(Account account) {
        Endpoint smtp = account.smtpUpstream();
        boolean plain = account.imapUpstream().security() == Security.PLAIN
                && (smtp == null || smtp.security() == Security.PLAIN);
        UpstreamTls tls = secured.get(account.name());
        return plain || tls == null ? "none" : tls.library().name().toLowerCase(Locale.ROOT);
    }

    /// Closes the ports, says goodbye to the clients, and returns when all is closed.
    public synchronized void stop() {
        if (relay != null) {
            stop(relay);
            relay = null;
        }
    }

    private void stop(Relay running) {
        running.stop();
        secured.values().forEach(UpstreamTls::close);
        secured.clear();
    }

    @Override
    public void close() {
        stop();
    }
}
