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
        "PLAIN, admin~alice~, alice/",
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
