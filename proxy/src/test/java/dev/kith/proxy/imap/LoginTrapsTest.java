package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.TapHealth;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Block C of docs/traps.md: every way to log in. Every transcript is cut at every octet.
class LoginTrapsTest {
    private static void hears(String script, String... logins) {
        Transcript.of(script).play(recorder -> {
            assertThat(recorder.health.blind.sum()).isZero();
            assertThat(recorder.logins).containsExactly(logins);
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void c1_authenticateWithAndWithoutInitialResponse() {
        String plain = base64("\0alice\0secret");
        hears(
                "S: * OK ready\nC: a authenticate PLAIN\nS: +\\s\nC: ".replace("\\s", " ") + plain + "\nS: a OK in\n",
                "accepted PLAIN alice secret",
                "departed");
        hears(
                "S: * OK ready\nC: a AUTHENTICATE plain " + plain + "\nS: a OK in\n",
                "accepted PLAIN alice secret",
                "departed");
    }

    @Test
    void c1_anEqualsSignIsAnEmptyInitialResponse() {
        hears("""
            S: * OK ready
            C: a AUTHENTICATE LOGIN =
            S: + VXNlcm5hbWU6
            C: YWxpY2U=
            S: + UGFzc3dvcmQ6
            C: c2VjcmV0
            S: a OK in
            """, "accepted LOGIN alice secret", "departed");
    }

    @Test
    void c2_cancellationIsForwardedAndIsNoRefusal() {
        hears("""
            S: * OK ready
            C: a AUTHENTICATE PLAIN
            S: +\\s
            C: *
            S: a BAD cancelled
            C: b LOGIN alice secret
            S: b OK in
            """.replace("\\s", " "), "accepted LOGIN alice secret", "departed");
        // some servers say NO instead
        hears("S: * OK ready\nC: a AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: *\nS: a NO aborted\n");
    }

    @Test
    void c3_loginArgumentsInEveryForm() {
        hears("""
            S: * OK ready
            C: a LOGIN "bo\\\\b" "pa\\"ss"
            S: a NO no
            C: b login {5}
            S: + ok
            C: alice {8+}
            C: p"a s\\{}
            S: b OK in
            """, "refused", "accepted LOGIN alice p\"a s\\{}", "departed");
    }

    @Test
    void c3_argumentsThatCannotBeReadYieldNoLogin() {
        hears("""
            S: * OK ready
            C: a LOGIN alice secret more
            S: a OK in
            """, "not reusable LOGIN", "departed");
    }

    @Test
    void c5_challengeResponseMechanismsCrossButCannotBeUsedAgain() {
        hears("""
            S: * OK ready
            C: a AUTHENTICATE CRAM-MD5
            S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+
            C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw
            S: a OK in
            """, "not reusable CRAM-MD5", "departed");
    }

    @Test
    void c6_bearerTokensAndTheirErrorChallenge() {
        String token = "x".repeat(8000);
        String bearer = base64("user=alice@example.org\1auth=Bearer " + token + "\1\1");
        hears(
                "S: * OK ready\nC: a AUTHENTICATE XOAUTH2 " + bearer + "\nS: a OK in\n",
                "accepted XOAUTH2 alice@example.org " + token,
                "departed");
        String oauth = base64("n,a=alice@example.org,\1host=localhost\1port=1143\1auth=Bearer abc\1\1");
        hears("""
            S: * OK ready
            C: a AUTHENTICATE OAUTHBEARER %s
            S: + eyJzdGF0dXMiOiI0MDEifQ==
            C: AQ==
            S: a NO no
            C: b AUTHENTICATE OAUTHBEARER %s
            S: b OK in
            """.formatted(oauth, oauth), "refused", "accepted OAUTHBEARER alice@example.org abc", "departed");
    }

    @Test
    void c10_aWrongPasswordIsUpstreamsAffair() {
        hears("""
            S: * OK ready
            C: a LOGIN alice wrong
            S: a NO [AUTHENTICATIONFAILED] Kennwort falsch
            C: b LOGIN alice secret
            S: b OK in
            """, "refused", "accepted LOGIN alice secret", "departed");
    }

    @Test
    void c11_upstreamsOwnTroubleIsNoRefusal() {
        for (String code : List.of("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN", "OVERQUOTA")) {
            hears("S: * OK ready\nC: a LOGIN alice secret\nS: a NO [" + code + "] later\n");
        }
    }

    @Test
    void c12_idWithLiteralsBeforeLogin() {
        hears("""
            S: * OK ready
            C: a ID ("name" {3+}
            C: abc "version" NIL)
            S: * ID ("name" {7}
            S: Dovecot)
            S: a OK done
            C: b LOGIN alice secret
            S: b OK in
            """, "accepted LOGIN alice secret", "departed");
    }

    @Test
    void c13_secretsAreNotInWhatALoginShows() {
        var login = new dev.kith.proxy.tap.Login("PLAIN", "alice", "secret".getBytes(StandardCharsets.UTF_8));
        assertThat(login.toString()).contains("secret hidden").doesNotContain("alice");
        login.wipe();
        assertThat(login.secret()).containsOnly(0);
    }

    @Test
    void c13_theTextOfALoginIsOverwrittenOnceItIsRead() {
        var recorder = new Recorder();
        var account = new Session.Account(
                "work", new TapHealth(), recorder, recorder, InstantSource.system(), ImapLimits.USUAL);
        var session = new Session(account);
        for (String line : List.of(
                "a LOGIN alice s3cret\r\n", "a LOGIN \"alice\" \"s3cret\" x\r\n", "a AUTHENTICATE PLAIN s3cret\r\n")) {
            byte[] tag = {'a'};
            var text = new LineText(1000);
            text.append(Unpooled.wrappedBuffer(line.getBytes(StandardCharsets.US_ASCII)), 0, line.length());
            Command command =
                    line.contains("LOGIN") ? new LoginCommand(tag, session) : new AuthenticateCommand(tag, session);
            command.sent(text);
            assertThat(new String(text.octets(), StandardCharsets.US_ASCII))
                    .as(line)
                    .doesNotContain("s3c");
        }
    }

    @Test
    void c14_onlyAnUntaggedNo() {
        hears("""
            S: * OK ready
            C: a LOGIN alice secret
            S: * NO too many connections
            C: b LOGIN alice secret
            S: b OK in
            """, "accepted LOGIN alice secret", "departed");
    }

    @Test
    void c9_preauthBehindTheGreetingIsNoLogin() {
        hears("""
            S: * OK ready
            S: * PREAUTH welcome
            C: a NOOP
            S: a OK done
            """);
    }

    @Test
    void c9_preauthUnderTlsPasses() {
        hears("""
            S: * PREAUTH welcome
            C: a SELECT INBOX
            S: a OK done
            """, "not reusable PREAUTH", "departed");
    }

    @Test
    void d12_preAuthNonSynchronisingLiterals() {
        hears("""
            S: * OK [CAPABILITY IMAP4rev2 AUTH=PLAIN] ready
            C: a LOGIN {5+}
            C: alice {6+}
            C: secret
            S: a OK in
            """, "accepted LOGIN alice secret", "departed");
    }

    @Test
    void c15_whoSignsOutAndInAgainIsOneClient() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN alice secret
            S: a OK in
            C: b UNAUTHENTICATE
            S: b OK out
            C: c LOGIN alice secret
            S: c OK in
            """)
                .play(recorder -> assertThat(recorder.logins)
                        .containsExactly(
                                "accepted LOGIN alice secret", "departed", "accepted LOGIN alice secret", "departed"));
    }
}
