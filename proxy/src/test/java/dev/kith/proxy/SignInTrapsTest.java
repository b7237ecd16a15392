package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.companion.Companion.LoginState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where Kith signs in itself, as both ends see it. C: the client, S: upstream.
class SignInTrapsTest extends LocalSignIn {
    private static final String BEARER = base64("n,a=alice@example.org,\1auth=Bearer token-1\1\1");

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

    /// An empty name is a name: what comes behind it is the password, and is taken for nothing else.
    @Test
    void anEmptyNameIsNotAskedForAgain() throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a AUTHENTICATE LOGIN\n");
            assertThat(client.hear()).isEqualTo("+ VXNlcm5hbWU6");
            client.say("\n");
            assertThat(client.hear()).isEqualTo("+ UGFzc3dvcmQ6");
            client.say(base64("local") + "\n");
            assertThat(client.hear()).isEqualTo("a NO [AUTHENTICATIONFAILED] Kith: that is not the local password");
        }
    }

    /// A literal that asks for no leave comes all the same (RFC 7888): what is too long to keep is never taken for
    /// commands, for the password stands behind it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{9000+}\n%1$9000s {5+}\nlocal\n",
                "{8000+}\n%1$8000s \"%1$200s\" {5+}\nlocal\n",
                "{1234567890+}\nalice@example.org {5+}\nlocal\n"
            })
    void aLoginThatIsTooLongEndsTheConnectionBeforeThePasswordGoesUpstream(String arguments) throws Exception {
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK hi\n");
            client.hear();
            client.say("a LOGIN " + arguments.formatted("x"));
            assertThat(client.hear()).startsWith("a BAD ");
            assertThat(server.hear()).isEmpty();
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

    private static void signsIn(Line server, String tag, String by, String response) throws Exception {
        assertThat(server.hear()).isEqualTo(tag + " AUTHENTICATE " + by);
        server.say("+ \n");
        assertThat(server.hear()).isEqualTo(response);
    }
}
