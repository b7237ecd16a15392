package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.companion.Companion.LoginState;
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
import org.junit.jupiter.api.Test;

/// Where Kith signs in itself, as both ends see it. C: the client, S: upstream.
class SignInTrapsTest implements LocalLogins, LoginListener {
    private static final String LOCAL = "local";
    private static final String XOAUTH2 = base64("user=alice@example.org\1auth=Bearer token-1\1\1");
    private static final String XOAUTH2_AGAIN = base64("user=alice@example.org\1auth=Bearer token-2\1\1");
    private static final String BEARER = base64("n,a=alice@example.org,\1auth=Bearer token-1\1\1");
    private static final String ERROR = base64("{\"status\":\"401\",\"schemes\":\"bearer\"}");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private LoopbackServer upstream;

    @SuppressWarnings("NullAway.Init")
    private Proxy proxy;

    private String mechanism = "BEARER";
    private boolean providerSleeps;
    private boolean refreshHelps = true;

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

    @Test
    void theClientsPasswordStaysHereAndATokenGoesUpstream() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER LOGINDISABLED] hi\n");
            assertThat(client.hear()).isEqualTo("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi");
            client.say("a LOGIN alice@example.org \"local\"\n");
            signsIn(server, "a", "XOAUTH2", XOAUTH2);
            server.say("a OK [CAPABILITY IMAP4rev1 IDLE AUTH=XOAUTH2] done\n");

            // behind the sign-in nothing is touched
            assertThat(client.hear()).isEqualTo("a OK [CAPABILITY IMAP4rev1 IDLE AUTH=XOAUTH2] done");
            client.say("b SELECT INBOX\n");
            assertThat(server.hear()).isEqualTo("b SELECT INBOX");
            server.say("b OK selected\n");
            assertThat(client.hear()).isEqualTo("b OK selected");
            // the companion gets the token, not the local password
            assertThat(heard).contains("accepted XOAUTH2 alice@example.org token-1");
        }
        assertThat(proxy.status(_ -> LoginState.NONE).accounts().getFirst().edits())
                .containsEntry("sign-in", 1L)
                .containsEntry("sign-in-mechanisms", 1L);
    }

    @Test
    void everyFormOfALoginIsTaken() throws Exception {
        for (var form : List.of(
                "a AUTHENTICATE PLAIN " + base64("\0alice@example.org\0local") + "\n",
                "a authenticate plain " + base64("alice@example.org\0alice@example.org\0local") + "\n",
                "a LOGIN {17+}\nalice@example.org {5+}\nlocal\n",
                "a login \"alice@example.org\" local\n")) {
            try (var client = imap();
                    var server = upstream.next()) {
                server.say("* OK hi\n");
                client.hear();
                client.say(form);
                signsIn(server, "a", "XOAUTH2", XOAUTH2);
                server.say("a OK done\n");
                assertThat(client.hear()).isEqualTo("a OK done");
            }
        }
    }

    @Test
    void loginsInStepsAreLedByKith() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a AUTHENTICATE LOGIN\n");
            assertThat(client.hear()).isEqualTo("+ VXNlcm5hbWU6");
            client.say(base64("alice@example.org") + "\n");
            assertThat(client.hear()).isEqualTo("+ UGFzc3dvcmQ6");
            client.say("*\n");
            assertThat(client.hear()).isEqualTo("a BAD cancelled");
            client.say("b LOGIN {17}\n");
            assertThat(client.hear()).isEqualTo("+ go on");
            client.say("alice@example.org {5}\n");
            assertThat(client.hear()).isEqualTo("+ go on");
            client.say("local\n");
            signsIn(server, "b", "XOAUTH2", XOAUTH2);
            server.say("b OK done\n");
            assertThat(client.hear()).isEqualTo("b OK done");
        }
    }

    @Test
    void aWrongLocalPasswordNeverReachesUpstream() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org guess\n");
            assertThat(client.hear()).isEqualTo("a NO [AUTHENTICATIONFAILED] Kith: that is not the local password");
            client.say("b NOOP\n");
            assertThat(server.hear()).isEqualTo("b NOOP");
            server.say("b OK\n");
            client.hear();
            client.say("c AUTHENTICATE XOAUTH2 " + XOAUTH2 + "\n");
            assertThat(client.hear()).startsWith("c NO [CANNOT] Kith signs in here");
            client.say("d LOGIN\n");
            assertThat(client.hear()).startsWith("d BAD");
        }
    }

    @Test
    void aRefusedTokenIsRenewedOnceWithoutTheClientNoticing() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\n");
            signsIn(server, "a", "XOAUTH2", XOAUTH2);
            server.say("+ " + ERROR + "\n");
            assertThat(server.hear()).isEmpty();
            server.say("a NO expired\n");
            signsIn(server, "a", "XOAUTH2", XOAUTH2_AGAIN);
            server.say("a OK done\n");
            assertThat(client.hear()).isEqualTo("a OK done");
        }
        assertThat(heard).anyMatch(h -> h.startsWith("refused by upstream: {\"status\":\"401\""));
    }

    @Test
    void whenANewSignInIsNeededTheClientSaysSo() throws Exception {
        refreshHelps = false;
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK [CAPABILITY IMAP4rev1 AUTH=OAUTHBEARER] hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\n");
            signsIn(server, "a", "OAUTHBEARER", BEARER);
            server.say("+ " + ERROR + "\n");
            assertThat(server.hear()).isEqualTo("AQ==");
            server.say("a NO revoked\n");
            assertThat(client.hear()).isEqualTo("a NO [UNAVAILABLE] Kith: a new sign-in is needed: kith sign-in work");
            // and the connection lives
            client.say("b LOGOUT\n");
            assertThat(server.hear()).isEqualTo("b LOGOUT");
        }
    }

    @Test
    void aSlowProviderHoldsTheClientAndWhatItSentKeepsItsOrder() throws Exception {
        providerSleeps = true;
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\nb LIST \"\" *\nc SELECT INBOX\n");
            slow.countDown();
            signsIn(server, "a", "XOAUTH2", XOAUTH2);
            server.say("a OK done\n");
            assertThat(server.hear()).isEqualTo("b LIST \"\" *");
            assertThat(server.hear()).isEqualTo("c SELECT INBOX");
        }
    }

    @Test
    void aPasswordOfACommandGoesAsPlain() throws Exception {
        mechanism = "PLAIN";
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\n");
            signsIn(server, "a", "PLAIN", base64("\0alice@example.org\0token-1"));
            server.say("a OK done\n");
            assertThat(client.hear()).isEqualTo("a OK done");
        }
    }

    @Test
    void literalsOfOtherCommandsPassBeforeTheSignIn() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a ID (\"name\" {7+}\nx LOGIN)\n");
            assertThat(server.hear()).isEqualTo("a ID (\"name\" {7+}");
            assertThat(server.hear()).isEqualTo("x LOGIN)");
            server.say("* ID (\"name\" {9}\na NO [x]\n)\na OK\n");
            assertThat(client.hear()).isEqualTo("* ID (\"name\" {9}");
            assertThat(client.hear()).isEqualTo("a NO [x]");
            assertThat(client.hear()).isEqualTo(")");
            assertThat(client.hear()).isEqualTo("a OK");
        }
    }

    @Test
    void leaveForALiteralMayComeBehindOtherWords() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a ID (\"name\" {7}\n");
            assertThat(server.hear()).isEqualTo("a ID (\"name\" {7}");
            server.say("* OK still here\n+ go on\n");
            assertThat(client.hear()).isEqualTo("* OK still here");
            assertThat(client.hear()).isEqualTo("+ go on");
            client.say("x LOGIN)\n");
            assertThat(server.hear()).isEqualTo("x LOGIN)");
        }
    }

    @Test
    void submissionIsSignedInToInTheSameWay() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            assertThat(client.hear()).isEqualTo("220 hi");
            client.say("EHLO [127.0.0.1]\nMAIL FROM:<alice@example.org>\n");
            assertThat(server.hear()).isEqualTo("EHLO [127.0.0.1]");
            server.say("250-mx\n250-AUTH XOAUTH2 OAUTHBEARER\n250 8BITMIME\n");
            assertThat(client.hear()).isEqualTo("250-mx");
            assertThat(client.hear()).isEqualTo("250-AUTH PLAIN LOGIN");
            assertThat(client.hear()).isEqualTo("250 8BITMIME");
            assertThat(client.hear()).startsWith("530 5.7.0 Kith: sign in first");
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2);
            server.say("334 " + ERROR + "\n");
            assertThat(server.hear()).isEmpty();
            server.say("535 5.7.8 no\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2_AGAIN);
            server.say("235 2.7.0 welcome\n");
            assertThat(client.hear()).isEqualTo("235 2.7.0 welcome");
            client.say("MAIL FROM:<alice@example.org>\n");
            assertThat(server.hear()).isEqualTo("MAIL FROM:<alice@example.org>");
            server.say("250 ok\n");
            assertThat(client.hear()).isEqualTo("250 ok");
        }
    }

    /// Exim where its administrator has set up no other; Exchange names GSSAPI and NTLM beside it.
    @Test
    void whereOnlyLoginIsOfferedThePasswordGoesByIt() throws Exception {
        mechanism = "PLAIN";
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 mail.kith.test ESMTP Exim 4.96 Mon, 23 Nov 2026 17:25:14 +0000\n");
            client.hear();
            client.say("EHLO x.example.org\n");
            server.hear();
            server.say("250-mail.kith.test Hello x.example.org [127.0.0.1]\n250-AUTH LOGIN\n250 HELP\n");
            client.hear();
            assertThat(client.hear()).isEqualTo("250-AUTH PLAIN LOGIN");
            client.hear();
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH LOGIN");
            server.say("334 VXNlcm5hbWU6\n");
            assertThat(server.hear()).isEqualTo(base64("alice@example.org"));
            server.say("334 UGFzc3dvcmQ6\n");
            assertThat(server.hear()).isEqualTo(base64("token-1"));
            server.say("235 Authentication succeeded\n");
            assertThat(client.hear()).isEqualTo("235 Authentication succeeded");
        }
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\n");
            assertThat(server.hear()).isEqualTo("a AUTHENTICATE LOGIN");
            server.say("+ VXNlcm5hbWU6\n");
            assertThat(server.hear()).isEqualTo(base64("alice@example.org"));
            server.say("+ UGFzc3dvcmQ6\n");
            assertThat(server.hear()).isEqualTo(base64("token-1"));
            server.say("a OK done\n");
            assertThat(client.hear()).isEqualTo("a OK done");
        }
    }

    /// Gmail's refusal has two lines: the client must not get one of them.
    @Test
    void aRefusalOfManyLinesIsNotHalfTheClients() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            client.hear();
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2);
            server.say("535-5.7.8 Username and Password not accepted.\n535 5.7.8 see elsewhere\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2_AGAIN);
            server.say("235-2.7.0 welcome\n235 2.7.0 and more\n");
            assertThat(client.hear()).isEqualTo("235-2.7.0 welcome");
            assertThat(client.hear()).isEqualTo("235 2.7.0 and more");
        }
    }

    @Test
    void aWrongLocalPasswordIsRefusedInSubmissionToo() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            client.hear();
            client.say("AUTH LOGIN\n");
            assertThat(client.hear()).isEqualTo("334 VXNlcm5hbWU6");
            client.say(base64("alice@example.org") + "\n");
            assertThat(client.hear()).isEqualTo("334 UGFzc3dvcmQ6");
            client.say(base64("guess") + "\n");
            assertThat(client.hear()).isEqualTo("535 5.7.8 Kith: that is not the local password");
            client.say("QUIT\n");
            assertThat(server.hear()).isEqualTo("QUIT");
        }
    }

    private static void signsIn(Line server, String tag, String by, String response) throws Exception {
        assertThat(server.hear()).isEqualTo(tag + " AUTHENTICATE " + by);
        server.say("+ \n");
        assertThat(server.hear()).isEqualTo(response);
    }

    private Line imap() throws Exception {
        return line(proxy.imapAddress("work"));
    }

    private Line smtp() throws Exception {
        return line(proxy.smtpAddress("work"));
    }

    private static Line line(InetSocketAddress address) throws Exception {
        return Line.of(new Socket(address.getAddress(), address.getPort()));
    }

    private static String base64(String text) {
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
