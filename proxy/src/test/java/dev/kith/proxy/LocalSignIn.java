package dev.kith.proxy;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.signin.LocalLogins;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A proxy that signs in itself, and whoever keeps the tokens: the first is refused where a test says so.
abstract class LocalSignIn implements LocalLogins, LoginListener {
    private static final String LOCAL = "local";
    static final String XOAUTH2 = base64("user=alice@example.org\1auth=Bearer token-1\1\1");
    static final String XOAUTH2_AGAIN = base64("user=alice@example.org\1auth=Bearer token-2\1\1");
    static final String ERROR = base64("{\"status\":\"401\",\"schemes\":\"bearer\"}");

    final List<String> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch slow = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    LoopbackServer upstream;

    @SuppressWarnings("NullAway.Init")
    Proxy proxy;

    String mechanism = "BEARER";
    boolean providerSleeps;
    boolean refreshHelps = true;

    @BeforeEach
    void start() throws Exception {
        upstream = new LoopbackServer();
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = new Endpoint(Security.PLAIN, "127.0.0.1", upstream.port());
        var account = new Account(
                "work", "alice@example.org", listen, server, listen, server, new Trust.Platform(), ClientTls.NONE);
        proxy = new Proxy(
                List.of(account),
                _ -> true,
                this,
                ControlDesk.closed(),
                RunningProxy.LIMITS,
                InstantSource.system(),
                null,
                this);
        proxy.start();
    }

    @AfterEach
    void stop() throws Exception {
        slow.countDown();
        proxy.close();
        upstream.close();
    }

    Line imap() throws Exception {
        return line(proxy.imapAddress("work"));
    }

    Line smtp() throws Exception {
        return line(proxy.smtpAddress("work"));
    }

    private static Line line(InetSocketAddress address) throws Exception {
        return Line.of(new Socket(address.getAddress(), address.getPort()));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- whoever keeps the tokens

    @Override
    public boolean signsIn(String account) {
        return true;
    }

    @Override
    public Verdict check(String account, String user, byte[] password) {
        if (providerSleeps) {
            try {
                slow.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return new String(password, StandardCharsets.UTF_8).equals(LOCAL) && user.equals("alice@example.org")
                ? use("token-1")
                : new Verdict.Wrong("that is not the local password");
    }

    @Override
    public Verdict refused(String account, String detail) {
        heard.add("refused by upstream: " + detail);
        return refreshHelps
                ? use("token-2")
                : new Verdict.Unavailable("a new sign-in is needed: kith sign-in " + account);
    }

    private Verdict use(String secret) {
        return new Verdict.Use(new Login(mechanism, "alice@example.org", secret.getBytes(StandardCharsets.UTF_8)));
    }

    // ---- what the proxy tells

    @Override
    public void accepted(String account, Protocol protocol, Login login) {
        heard.add("accepted " + login.mechanism() + " " + login.user() + " "
                + new String(login.secret(), StandardCharsets.UTF_8));
    }

    @Override
    public void acceptedNotReusable(String account, Protocol protocol, String by) {
        heard.add("not reusable " + by);
    }

    @Override
    public void refused(String account, Protocol protocol) {
        heard.add("refused");
    }

    @Override
    public void departed(String account, Protocol protocol) {}
}
