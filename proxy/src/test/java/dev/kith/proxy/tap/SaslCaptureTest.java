package dev.kith.proxy.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be used again of an exchange, mechanism by mechanism; `^` stands for 0x01 and `~` for NUL.
class SaslCaptureTest {
    private static String seen(String mechanism, String... responses) {
        var capture = new SaslCapture(mechanism);
        for (var response : responses) {
            var octets = response.replace('^', '\1').replace('~', '\0').getBytes(StandardCharsets.UTF_8);
            capture.response(Base64.getEncoder().encode(octets));
        }
        return capture.login()
                .map(login -> login.user() + "/" + new String(login.secret(), StandardCharsets.UTF_8))
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, ~alice~s3cret, alice/s3cret",
        "PLAIN, ALICE~alice@example.org~s, alice@example.org/s",
        "PLAIN, admin~alice~, nothing",
        "PLAIN, ~alice~a~b, alice/a~b",
        "PLAIN, alice~s3cret, nothing",
        "PLAIN, x, nothing",
        "XOAUTH2, user=alice^auth=Bearer t.k^^, alice/t.k",
        "XOAUTH2, auth=bearer t^user=a=b^^, a=b/t",
        "XOAUTH2, user=alice^^, nothing",
        "XOAUTH2, auth=Bearer t^^, nothing",
        "OAUTHBEARER, 'n,a=al=3Dice,^port=1^auth=Bearer tok^^', al=ice/tok",
        "OAUTHBEARER, 'n,,^auth=Bearer tok^^', nothing",
        "SCRAM-SHA-256, 'n,,n=alice,r=x', nothing",
        "LOGIN, alice, nothing",
    })
    void fromOneResponse(String mechanism, String response, String expected) {
        assertThat(seen(mechanism, response).replace('\0', '~')).isEqualTo(expected);
    }

    /// Whose mailbox it is, for mechanisms with a reusable secret and without.
    @ParameterizedTest
    @CsvSource({
        "plain, ~alice~s3cret, alice",
        "PLAIN, shared~alice~s3cret, shared",
        "PLAIN, ~alice, alice",
        "PLAIN, alice, nobody",
        "OTP, ~alice, alice",
        "SECURID, shared~alice~123456~, shared",
        "LOGIN, alice@example.org, alice@example.org",
        "XOAUTH2, user=alice^auth=Bearer t.k^^, alice",
        "XOAUTH2, auth=Bearer t.k^user=al=2Cice^^, al=2Cice",
        "OAUTHBEARER, 'n,a=al=3Dice,^port=1^auth=Bearer tok^^', al=ice",
        "OAUTHBEARER, 'n,,^auth=Bearer tok^^', nobody",
        "SCRAM-SHA-256, 'n,,n=al=2Cice,r=x', 'al,ice'",
        "SCRAM-SHA-1, 'y,a=shared,n=alice,r=x', shared",
        "SCRAM-SHA-256-PLUS, 'p=tls-exporter,,n=alice,r=n=bob', alice",
        "CRAM-MD5, tim tom b913a602c7eda7a495b4e6e7334d3890, tim tom",
        "CRAM-MD5, b913a602c7eda7a495b4e6e7334d3890, nobody",
        "GSSAPI, alice, nobody",
        "X-ALICE, alice, nobody",
    })
    void whoseMailbox(String mechanism, String response, String expected) {
        var capture = new SaslCapture(mechanism);
        capture.response(new byte[] {'='});
        for (var said : new String[] {response, "and more"}) {
            var octets = said.replace('^', '\1').replace('~', '\0').getBytes(StandardCharsets.UTF_8);
            capture.response(Base64.getEncoder().encode(octets));
        }
        assertThat(capture.user().orElse("nobody")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "alice, ALICE, true",
        "alice, alice@example.org, true",
        "Alice@Example.org, alice, true",
        "alice@example.org, alice@example.net, false",
        "alice@example.org, bob@example.org, false",
        "alice, bob, false",
        "alice, @alice, false",
        "alice, alice@a@b, false",
        "alice@a, alice@a@b, false",
    })
    void oneUsersNames(String one, String other, boolean same) {
        assertThat(UserName.same(one, other)).isEqualTo(same);
        assertThat(UserName.same(other, one)).isEqualTo(same);
    }

    @Test
    void loginTakesTwo() {
        assertThat(seen("login", "alice", "s3cret")).isEqualTo("alice/s3cret");
    }

    @Test
    void whatIsNotBase64BreaksIt() {
        var capture = new SaslCapture("PLAIN");
        capture.response("%%%".getBytes(StandardCharsets.US_ASCII));
        capture.response("AGEAYg==".getBytes(StandardCharsets.US_ASCII));
        assertThat(capture.login()).isEmpty();
    }

    @Test
    void wipedIsGone() {
        var capture = new SaslCapture("PLAIN");
        capture.response("AGEAYg==".getBytes(StandardCharsets.US_ASCII));
        var login = capture.login().orElseThrow();
        capture.wipe();
        assertThat(capture.login()).isEmpty();
        assertThat(login.secret()).as("the owner's own copy").isNotEmpty();
        var secret = login.secret();
        login.wipe();
        assertThat(secret).containsOnly(0);
    }
}
