package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A sign-in without a mail program that brings the password: by a command, or by the system's keyring.
class UnattendedSignInTest extends SignInScene {
    @Test
    void aCommandsPasswordIsAskedEachTimeAndKeptNowhere() throws Exception {
        var account = account(new SignIn.Command("printf 'pass word\\nmore\\n'"));
        new SigningIn(account, data, this, screen::add, FEW).local(LOCAL);
        var signIns = new SignIns(List.of(account), data, this, (_, sentence) -> notices.add(sentence));

        assertThat(signIns.signsIn("mail")).isTrue();
        var login = ((Verdict.Use) signIns.check("mail", ALICE, octets(LOCAL))).login();
        assertThat(login.mechanism()).isEqualTo("PLAIN");
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).isEqualTo("pass word");
        assertThat(signIns.check("mail", ALICE, octets("guess"))).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    void aCommandThatFailsOrHangsHasItsSentence() throws Exception {
        var failing = new PasswordSource("echo secret; exit 3", Duration.ofSeconds(5));
        assertThatThrownBy(() -> failing.give(ALICE, "", false))
                .isInstanceOf(OAuthTrouble.class)
                .hasMessage("the command that prints your password failed");
        var hanging = new PasswordSource("sleep 60", Duration.ofMillis(200));
        assertThatThrownBy(() -> hanging.give(ALICE, "", false)).hasMessageContaining("failed");
    }

    @Test
    void withoutAMailProgramTheCommandIsAskedDirectly() {
        var account = alone(new SignIn.Command("printf 'pass word\\n'"));
        var signIns = new SignIns(List.of(account), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));

        assertThat(signIns.signsIn("mail")).isFalse();
        var login = ((Verdict.Use) signIns.unattended("mail", false)).login();
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).isEqualTo("pass word");
        assertThat(signIns.unattended("mail", true))
                .isEqualTo(new Verdict.Unavailable("your provider refused the password that the command prints"));
        assertThat(notices).last().isEqualTo("mail: your provider refused the password that the command prints.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void withoutAMailProgramTheKeyringOpensTheSignIn() throws Exception {
        signIn();
        var keyring = keyring();
        assertThat(keyring.keep("mail", LOCAL)).isTrue();
        var signIns = new SignIns(
                List.of(alone(provider.settings())), data, this, keyring, (_, sentence) -> notices.add(sentence));

        var login = ((Verdict.Use) signIns.unattended("mail", false)).login();
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).startsWith("access-");
        assertThat(notices).allMatch(String::isEmpty);
        // what upstream refuses is renewed
        var second = ((Verdict.Use) signIns.unattended("mail", true)).login();
        assertThat(second.secret()).isNotEqualTo(login.secret());
        // and the password was never an argument that others see
        assertThat(Files.readString(data.resolve("arguments"))).doesNotContain(LOCAL);
    }

    @Test
    void aLockedKeyringHasItsSentence() throws Exception {
        signIn();
        var signIns = new SignIns(
                List.of(alone(provider.settings())), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Wrong.class);
        assertThat(notices)
                .containsExactly("mail: the system's keyring does not give the password of the sign-in; unlock it,"
                        + " start Kith in a terminal with kith run, which asks for it, or sign in anew: kith sign-in"
                        + " mail.");
        // what is typed at the start opens it, and is not asked for again
        assertThat(signIns.check("mail", ALICE, octets(LOCAL))).isInstanceOf(Verdict.Use.class);
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Use.class);
        assertThat(notices).last().isEqualTo("");
    }

    @Test
    void withoutAKeyringACommandPrintsTheLocalPassword() throws Exception {
        signIn();
        var account = alone(unlockedBy("printf '" + LOCAL + "\\n'"));
        assertThat(SignIns.unlocked(account)).hasValue(octets(LOCAL));
        var signIns = new SignIns(List.of(account), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Use.class);
        assertThat(notices).allMatch(String::isEmpty);

        var wrong = new SignIns(
                List.of(alone(unlockedBy("false"))), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(wrong.unattended("mail", false))
                .isEqualTo(new Verdict.Wrong("the command that prints your password failed"));
    }

    @Test
    void aKeyringThatHangsIsGivenUp() throws Exception {
        var hanging = script("sleep 60");
        var keyring = new Keyring(Keyring.Kind.LIBSECRET, hanging, Duration.ofMillis(200));
        assertThat(keyring.find("mail")).isEmpty();
        assertThat(keyring.keep("mail", LOCAL)).isFalse();
    }

    private SignIn.OAuth unlockedBy(String command) {
        var own = provider.settings();
        return new SignIn.OAuth(
                own.provider(), own.clientId(), own.clientSecret(), own.mechanism(), Optional.of(command));
    }

    /// Speaks as secret-tool does (secret-tool(1)): store reads standard input, lookup prints without a line's end.
    private Keyring keyring() throws IOException {
        var program = script("echo \"$@\" >>" + data + "/arguments\ncase $1 in\n  store) cat >" + data
                + "/kept ;;\n  lookup) cat " + data + "/kept ;;\nesac");
        return new Keyring(Keyring.Kind.LIBSECRET, program, Duration.ofSeconds(10));
    }

    private static Keyring noKeyring() {
        return new Keyring(Keyring.Kind.LIBSECRET, "/nonexistent/secret-tool", Duration.ofSeconds(1));
    }

    private String script(String text) throws IOException {
        var file = Files.writeString(data.resolve("secret-tool"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private static AccountConfig alone(SignIn signIn) {
        var proxy = new Account(
                "mail",
                ALICE,
                null,
                new Endpoint(Security.PLAIN, "127.0.0.1", 1),
                null,
                null,
                new Trust.Platform(),
                Account.ClientTls.NONE);
        return new AccountConfig(proxy, List.of(), Period.ofYears(1), 1, List.of(), AccountConfig.INBOX, signIn);
    }
}
