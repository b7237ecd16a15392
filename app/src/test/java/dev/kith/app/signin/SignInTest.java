package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A sign-in's life: consent, tokens and their end.
class SignInTest extends SignInScene {
    @Test
    void theUserConsentsInTheBrowserAndTheMailProgramSignsIn() throws Exception {
        signIn();

        assertThat(provider.asked).containsExactly("authorize mail alice@example.org S256", "token authorization_code");
        assertThat(screen).anyMatch(line -> line.startsWith("Your browser is sent to 127.0.0.1"));
        assertThat(token(keeper())).isEqualTo("access-3");
    }

    @Test
    void aTokenIsUsedUntilItsLastMinutesAndRenewedBefore() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(token(keeper)).isEqualTo("access-3");
        assertThat(token(keeper)).isEqualTo("access-3");
        assertThat(keeper.renew()).isEmpty();

        now = now.plus(Duration.ofMinutes(56));
        assertThat(keeper.renew().map(l -> new String(l.secret(), StandardCharsets.UTF_8)))
                .contains("access-4");
        assertThat(token(keeper)).isEqualTo("access-4");
    }

    /// The provider's clock may be an hour off: only how long a token lives is believed, and its refusal.
    @Test
    void aTokenThatUpstreamRefusesIsRenewedWhateverTheClockSays() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(token(keeper)).isEqualTo("access-3");
        var second = (Verdict.Use) keeper.refused();
        assertThat(new String(second.login().secret(), StandardCharsets.UTF_8)).isEqualTo("access-4");
    }

    /// A machine that slept for a week wakes with a token long gone.
    @Test
    void afterAWeekOfSleepTheFirstLoginFetchesANewToken() throws Exception {
        signIn();
        var keeper = keeper();
        token(keeper);
        now = now.plus(Duration.ofDays(7));
        assertThat(token(keeper)).isEqualTo("access-4");
    }

    @Test
    void aProviderThatChangesTheRefreshTokenIsFollowedAcrossARestart() throws Exception {
        provider.rotates = true;
        signIn();
        var keeper = keeper();
        token(keeper);
        now = now.plus(Duration.ofHours(2));
        token(keeper);
        // another start: only the file remains
        assertThat(token(keeper())).startsWith("access-");
        assertThat(provider.asked).filteredOn("token refresh_token"::equals).hasSize(3);
    }

    @Test
    void aRevokedSignInIsToldInPlainWordsAndANewOneEndsThat() throws Exception {
        signIn();
        var keeper = keeper();
        token(keeper);
        provider.revokeAll();
        assertThat(keeper.refused())
                .isEqualTo(new Verdict.Unavailable(
                        "127.0.0.1 no longer accepts the sign-in; a new sign-in is needed: kith sign-in mail"));
        assertThat(notices.getLast())
                .isEqualTo(
                        "mail: 127.0.0.1 no longer accepts the sign-in; a new sign-in is needed: kith sign-in mail.");
        // the provider is not asked again and again
        var before = provider.asked.size();
        assertThat(keeper.renew()).isEmpty();
        assertThat(provider.asked).hasSize(before);

        signIn();
        Files.setLastModifiedTime(
                SignIns.file(data, "mail"), java.nio.file.attribute.FileTime.from(now.plusSeconds(5)));
        now = now.plus(Duration.ofHours(2));
        assertThat(token(keeper)).startsWith("access-");
        assertThat(notices.getLast()).isEmpty();
    }

    @Test
    void eachErrorOfAProviderHasItsSentenceAndNoneRepeatsItsText() throws Exception {
        signIn();
        provider.status = 400;
        for (var one : List.of(
                List.of("invalid_grant", "no longer accepts the sign-in; a new sign-in is needed"),
                List.of("invalid_client", "does not know the client id"),
                List.of("invalid_scope", "does not grant access to mail"),
                List.of("temporarily_unavailable", "has trouble of its own (status 400, temporarily_unavailable)"),
                List.of("we<b>ird", "has trouble of its own (status 400)"))) {
            provider.error = one.getFirst();
            var words = ((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words();
            assertThat(words).contains(one.getLast()).doesNotContain("secret-in-description", "<b>");
        }
        provider.error = "";
        provider.page = "<html>please sign in to the hotel</html>";
        provider.status = 200;
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .contains("does this network have a sign-in page?")
                .doesNotContain("a new sign-in is needed");
    }

    @Test
    void aSlowProviderIsGivenUpInTimeAndTriedAgain() throws Exception {
        signIn();
        provider.slow = new CountDownLatch(1);
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .isEqualTo("127.0.0.1 does not answer in time; it is tried again");
        provider.slow.countDown();
        assertThat(token(keeper())).startsWith("access-");
    }

    @Test
    void aProviderThatIsNotThereIsNoReasonForANewSignIn() throws Exception {
        signIn();
        provider.close();
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .isEqualTo("127.0.0.1 cannot be reached; is this machine on the network?");
    }

    @Test
    void aUserWhoDeclinesIsTakenAtTheirWord() {
        provider.consents = false;
        assertThatThrownBy(this::signIn).isInstanceOf(OAuthTrouble.class).hasMessage("the consent was not given");
        assertThat(SignIns.file(data, "mail")).doesNotExist();
    }

    @Test
    void onlyTheRightStateIsTakenAtTheLoopbackAddress() throws Exception {
        try (var redirect = new Redirect("right")) {
            redirect.start();
            assertThat(get(URI.create(redirect.uri() + "?code=stolen&state=wrong")))
                    .isEqualTo(404);
            assertThat(get(URI.create(redirect.uri() + "favicon.ico"))).isEqualTo(404);
            assertThat(get(URI.create(redirect.uri() + "?code=good&state=right")))
                    .isEqualTo(200);
            assertThat(redirect.code(Duration.ofSeconds(5))).isEqualTo("good");
        }
    }

    @Test
    void withoutABrowserACodeIsTyped() throws Exception {
        provider.pendingAnswers.set(1);
        signing().byCode(LOCAL);
        assertThat(screen).contains("On any machine, open https://example.org/device and type ABCD");
        assertThat(token(keeper())).startsWith("access-");
    }

    private static int get(URI uri) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
