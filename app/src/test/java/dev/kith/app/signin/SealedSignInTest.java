package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// What of a sign-in stands on disk, and what opens it.
class SealedSignInTest extends SignInScene {
    @Test
    void nothingSecretStandsOnDiskInClear() throws Exception {
        signIn();
        var keeper = keeper();
        keeper.check(ALICE, octets(LOCAL));

        var file = SignIns.file(data, "mail");
        assertThat(Files.readString(file)).doesNotContain("refresh-", "access-", LOCAL);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(String.valueOf(Sealed.open(file, octets(LOCAL)).orElseThrow()))
                .isEqualTo("Opened[hidden]");
        try (var files = Files.list(data.resolve("sign-in"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWayTwice() throws Exception {
        var seen = new HashSet<String>();
        var key = Sealed.key(octets(LOCAL), FEW);
        for (var i = 0; i < 20; i++) {
            Sealed.write(data.resolve("x"), key, "secret");
            assertThat(seen.add(Files.readString(data.resolve("x")))).isTrue();
        }
    }

    @Test
    void aWrongLocalPasswordOpensNothing() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(keeper.check(ALICE, octets("wrong"))).isInstanceOf(Verdict.Wrong.class);
        assertThat(keeper.check("bob@example.org", octets(LOCAL)))
                .isEqualTo(new Verdict.Wrong("the user name here is alice@example.org"));
        assertThat(provider.asked).doesNotContain("token refresh_token");
    }

    @Test
    void aDamagedFileAsksForANewSignIn() throws Exception {
        signIn();
        var file = SignIns.file(data, "mail");
        Files.writeString(file, Files.readString(file).replace("nonce=", "nonce=x"));
        assertThat(keeper().check(ALICE, octets(LOCAL)))
                .isEqualTo(new Verdict.Unavailable(
                        "the sign-in's file cannot be used; a new sign-in is needed: kith sign-in mail"));
    }

    @Test
    void localPasswordsAreLongAndDiffer() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            var password = LocalPassword.make();
            assertThat(password).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
            assertThat(seen.add(password)).isTrue();
        }
    }
}
