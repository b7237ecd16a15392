package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The way in (trap block C), and when not to try it again (C11).
class SignInTest extends TranscriptTest {
    private static final String REST = """
        C: a CAPABILITY
        S: * CAPABILITY IMAP4rev1 ID
        S: a OK
        C: a ID (name Kith)
        S: * ID ("name" "Test")
        S: a OK
        C: a LIST "" "*"
        S: a OK
        """;

    @Test
    void aPasswordGoesByTheLoginCommandWhereTheClientUsedIt() throws Exception {
        reads("IMAP4rev1", "LOGIN", "alice", "hunter2", "C: a LOGIN \"alice\" \"hunter2\"\n");
    }

    @Test
    void quotesAndBackslashesAreEscaped() throws Exception {
        reads("IMAP4rev1", "LOGIN", "bob", "bob \"pa\\ss", "C: a LOGIN \"bob\" \"bob \\\"pa\\\\ss\"\n");
    }

    @Test
    void octetsBeyondAsciiGoAsLiterals() throws Exception {
        var transcript = "C: a LOGIN {5}\nS: +\nC: alice {5}\nS: +\nC: gr\u00c3\u00bcn\n";
        reads("IMAP4rev1", "LOGIN", "alice", "grün", transcript);
    }

    @Test
    void loginIsNotSentWhereItIsDisabled() throws Exception {
        var plain = "C: a AUTHENTICATE PLAIN\nS: +\nC: AGFsaWNlAGh1bnRlcjI=\n";
        reads("IMAP4rev1 LOGINDISABLED AUTH=PLAIN", "LOGIN", "alice", "hunter2", plain);
    }

    @Test
    void whereNoWayTakesAPasswordNoneIsSent() throws Exception {
        var server = server(greeting("IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5") + "S: <silence>");
        var companion = companion(server);
        assertThat(companion.read(marks, marks).state()).isEqualTo(State.NO_LOGIN);
    }

    @Test
    void theTwoPromptsOfSaslLogin() throws Exception {
        var transcript =
                "C: a AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: YWxpY2U=\nS: + UGFzc3dvcmQ6\nC: aHVudGVyMg==\n";
        reads("IMAP4rev1 LOGINDISABLED AUTH=LOGIN", "LOGIN", "alice", "hunter2", transcript);
    }

    @Test
    void tokensGoByTheMechanismTheClientUsed() throws Exception {
        var xoauth = Base64.getEncoder().encodeToString(octets("user=alice\1auth=Bearer ya29.t\1\1"));
        reads(
                "IMAP4rev1 AUTH=XOAUTH2",
                "XOAUTH2",
                "alice",
                "ya29.t",
                "C: a AUTHENTICATE XOAUTH2\nS: +\nC: " + xoauth + "\n");
        var bearer = Base64.getEncoder().encodeToString(octets("n,a=al=3Di=2Cce,\1auth=Bearer ya29.t\1\1"));
        reads(
                "IMAP4rev1 AUTH=OAUTHBEARER",
                "OAUTHBEARER",
                "al=i,ce",
                "ya29.t",
                "C: a AUTHENTICATE OAUTHBEARER\nS: +\nC: " + bearer + "\n");
    }

    @Test
    void aRenewedTokenGoesByWhateverTheServerTakes() throws Exception {
        var xoauth = Base64.getEncoder().encodeToString(octets("user=alice\1auth=Bearer ya29.t\1\1"));
        var bearer = Base64.getEncoder().encodeToString(octets("n,a=alice,\1auth=Bearer ya29.t\1\1"));
        reads(
                "IMAP4rev1 AUTH=OAUTHBEARER AUTH=XOAUTH2",
                "BEARER",
                "alice",
                "ya29.t",
                "C: a AUTHENTICATE XOAUTH2\nS: +\nC: " + xoauth + "\n");
        reads(
                "IMAP4rev1 AUTH=PLAIN AUTH=OAUTHBEARER",
                "BEARER",
                "alice",
                "ya29.t",
                "C: a AUTHENTICATE OAUTHBEARER\nS: +\nC: " + bearer + "\n");
    }

    @Test
    void aTokensErrorChallengeIsAnsweredBeforeTheRefusal() throws Exception {
        var bearer = Base64.getEncoder().encodeToString(octets("n,a=alice,\1auth=Bearer stale\1\1"));
        var server = server(greeting("IMAP4rev1 AUTH=OAUTHBEARER") + "C: a AUTHENTICATE OAUTHBEARER\nS: +\nC: " + bearer
                + "\nS: + eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\nC: AQ==\nS: a NO failed\nS: <close>");
        var companion = companion(server, Security.PLAIN, new Login("OAUTHBEARER", "alice", octets("stale")));
        assertThat(companion.read(marks, marks).state()).isEqualTo(State.NO_LOGIN);
        assertThat(companion.login()).isEqualTo(LoginState.REFUSED);
    }

    @Test
    void aRefusedLoginWaitsForTheClients() throws Exception {
        var refused = greeting("IMAP4rev1 AUTH=PLAIN")
                + "C: a AUTHENTICATE PLAIN\n"
                + "S: +\n"
                + "C: AGFsaWNlAGh1bnRlcjI=\n"
                + "S: a NO [AUTHENTICATIONFAILED] no\n"
                + "S: <close>";
        var server = server(refused, refused);
        var companion = companion(server);
        companion.read(marks, marks);
        companion.read(marks, marks);
        companion.refresh(marks, marks);
        assertThat(server.connections).hasValue(1);

        vault.accepted("work", Protocol.IMAP, new Login("PLAIN", "alice", octets("hunter2")));
        companion.read(marks, marks);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void atTheConnectionLimitItWaitsForTheNextClientLogin() throws Exception {
        var full = "S: * BYE [LIMIT] Maximum number of connections from user+IP exceeded\nS: <close>";
        var server = server(full, full);
        var companion = companion(server);
        assertThat(companion.read(marks, marks).state()).isEqualTo(State.NO_LOGIN);
        now = now.plusSeconds(3600);
        assertThat(companion.read(marks, marks).again()).isNull();
        assertThat(server.connections).hasValue(1);
        assertThat(companion.login()).isEqualTo(LoginState.ACCEPTED);

        vault.accepted("work", Protocol.IMAP, new Login("PLAIN", "alice", octets("hunter2")));
        companion.read(marks, marks);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void aGreetingThatIsSignedInAlreadyIsNotBelieved() throws Exception {
        var server = server("S: * PREAUTH welcome\nS: <silence>");
        assertThat(companion(server, Security.STARTTLS, new Login("PLAIN", "alice", octets("hunter2")))
                        .read(marks, marks)
                        .state())
                .isEqualTo(State.FAILED);
    }

    @Test
    void withoutStarttlsNothingSecretIsSent() throws Exception {
        var server = server(greeting("IMAP4rev1 AUTH=PLAIN") + "S: <silence>");
        assertThat(companion(server, Security.STARTTLS, new Login("PLAIN", "alice", octets("hunter2")))
                        .read(marks, marks)
                        .detail())
                .contains("does not offer STARTTLS");
    }

    @Test
    void octetsBehindTheStarttlsReplyEndTheConnection() throws Exception {
        var server = server(greeting("IMAP4rev1 STARTTLS")
                + "C: a STARTTLS\nS: a OK go⏎* CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: <silence>");
        assertThat(companion(server, Security.STARTTLS, new Login("PLAIN", "alice", octets("hunter2")))
                        .read(marks, marks)
                        .detail())
                .contains("ahead of TLS");
    }

    @Test
    void aServerThatRepeatsTheSecretDoesNotGetItIntoLogsOrStatus() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger("dev.kith");
        var level = logger.getLevel();
        logger.setLevel(Level.INFO);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try {
            var server = server(greeting("IMAP4rev1")
                    + "C: a LOGIN \"alice\" \"hunter2\"\nS: a BAD unknown command: LOGIN alice hunter2\nS: <close>");
            var detail = companion(server, Security.PLAIN, new Login("LOGIN", "alice", octets("hunter2")))
                    .read(marks, marks)
                    .detail();
            assertThat(detail).isEqualTo("upstream refused the login");
            assertThat(logged.list).isNotEmpty();
            assertThat(logged.list)
                    .noneMatch(event -> event.getFormattedMessage().contains("hunter2"));
        } finally {
            logger.detachAppender(logged);
            logger.setLevel(level);
        }
    }

    private void reads(String capabilities, String mechanism, String user, String secret, String exchange)
            throws Exception {
        var server = server(greeting(capabilities) + exchange + "S: a OK\n" + REST + LOGGED_OUT);
        var login = new Login(mechanism, user, secret.getBytes(StandardCharsets.UTF_8));
        assertThat(companion(server, Security.PLAIN, login).read(marks, marks).state())
                .isEqualTo(State.COMPLETE);
    }

    private static String greeting(String capabilities) {
        return "S: * OK ready\nC: a CAPABILITY\nS: * CAPABILITY " + capabilities + "\nS: a OK\n";
    }
}
