package dev.kith.proxy;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.ProxyStatus.AccountStatus;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.imap.ImapLimits;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.RelayLimits;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A proxy on loopback with IMAP listeners, and what its tap and listener heard.
final class RunningProxy implements AutoCloseable, LoginListener, ControlDesk {
    static final ProxyLimits LIMITS = new ProxyLimits(
            new RelayLimits(
                    2,
                    64 << 10,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2)),
            ImapLimits.USUAL);

    final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    final List<String> logins = new CopyOnWriteArrayList<>();
    private final Proxy proxy;

    private RunningProxy(
            List<Account> accounts, @Nullable ClientCertificate certificate, TlsLibrary library, ProxyLimits limits)
            throws ProxyException {
        proxy = new Proxy(accounts, sightings::add, this, this, limits, InstantSource.system(), certificate);
        proxy.with(library);
        proxy.start();
    }

    static Account account(String name, Security security, String host, int port, Trust trust, ClientTls clientTls) {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = new Endpoint(security, host, port);
        return new Account(name, name + "@example.org", listen, server, null, server, trust, clientTls);
    }

    static RunningProxy of(@Nullable ClientCertificate certificate, Account... accounts) throws ProxyException {
        return of(TlsLibrary.usual(), certificate, accounts);
    }

    static RunningProxy of(TlsLibrary library, @Nullable ClientCertificate certificate, Account... accounts)
            throws ProxyException {
        return new RunningProxy(new ArrayList<>(List.of(accounts)), certificate, library, LIMITS);
    }

    static RunningProxy plain(LoopbackServer upstream) throws ProxyException {
        return with(LIMITS, upstream);
    }

    static RunningProxy with(ProxyLimits limits, LoopbackServer upstream) throws ProxyException {
        var account =
                account("work", Security.PLAIN, "127.0.0.1", upstream.port(), new Trust.Platform(), ClientTls.NONE);
        return new RunningProxy(List.of(account), null, TlsLibrary.usual(), limits);
    }

    Line connect() throws IOException {
        return connect("work");
    }

    Line connect(String account) throws IOException {
        InetSocketAddress address = proxy.imapAddress(account);
        return Line.of(new Socket(address.getAddress(), address.getPort()));
    }

    InetSocketAddress address() {
        return proxy.imapAddress("work");
    }

    AccountStatus status() {
        return proxy.status(_ -> LoginState.NONE).accounts().getFirst();
    }

    void stop() {
        proxy.stop();
    }

    @Override
    public void close() {
        proxy.close();
    }

    @Override
    public void accepted(String account, Protocol protocol, Login login) {
        logins.add("accepted " + login.user());
    }

    @Override
    public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
        logins.add("not reusable " + mechanism);
    }

    @Override
    public void refused(String account, Protocol protocol) {
        logins.add("refused");
    }

    @Override
    public void departed(String account, Protocol protocol) {
        logins.add("departed");
    }

    @Override
    public boolean knows(String account, String reversePath, String forwardPath) {
        return false;
    }

    @Override
    public void take(ControlMail mail, Consumer<Taken> answer) {
        answer.accept(Taken.REFUSED);
    }
}
