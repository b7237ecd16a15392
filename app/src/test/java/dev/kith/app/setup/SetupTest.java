package dev.kith.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.config.ConfigReader;
import dev.kith.app.config.SignIn;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.probe.Why;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which road applies, what is found, and what is said when nothing is.
class SetupTest extends SetupScene {
    @Test
    void aShippedProviderIsFoundWithoutAskingAnybody() throws Exception {
        var outcome = run("alice@gmail.com", null, null);

        assertThat(outcome.road()).isEqualTo(Road.APP_PASSWORD);
        assertThat(text()).contains("this is Gmail", "> 2  an app password", "myaccount.google.com/apppasswords");
        // the servers were tried, and named before
        assertThat(contacted).containsExactlyInAnyOrder("imap.gmail.com", "smtp.gmail.com");
        assertThat(asked).isEmpty();
    }

    @Test
    void theRoadIsToldBeforeTheFirstQuestion() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        run("alice@example.org", null, null);

        assertThat(text().indexOf("Your way in, of four"))
                .isPositive()
                .isLessThan(text().indexOf("Does an employer or a school own this mailbox?"));
    }

    @Test
    void whoTypesTheAddressIsAskedForItOnce() throws Exception {
        var discovery = new Discovery(Providers.shipped(), this::page, new Records(), out::println);
        var questions = new ArrayList<String>();
        var setup = new Setup(
                discovery,
                this::probe,
                _ -> "",
                (question, otherwise) -> {
                    questions.add(question);
                    return question.equals("Your mail address:") ? "alice@gmail.com" : otherwise;
                },
                out);
        var outcome = setup.run(new Given(null, null, null, null, null, null, true));
        assertThat(outcome.plan().orElseThrow().address()).isEqualTo("alice@gmail.com");
        assertThat(questions).containsExactly("Your mail address:");
    }

    @Test
    void aCompanyAtGoogleGetsTheTextForItsAdministrator() throws Exception {
        mx.add("aspmx.l.google.com");
        var outcome = run("alice@example.org", true, null);

        assertThat(outcome.road()).isEqualTo(Road.ADMINISTRATOR);
        assertThat(outcome.plan()).isEmpty();
        assertThat(text()).contains("this is Google Workspace", "Is that possible, and is it in line with our rules?");
    }

    @Test
    void aServerThatTakesNoPasswordsMeansOauth() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        capabilities = List.of("IMAP4REV1", "AUTH=XOAUTH2", "LOGINDISABLED");
        var outcome = run("alice@example.org", false, null);

        assertThat(outcome.road()).isEqualTo(Road.OAUTH);
        assertThat(outcome.notes()).anyMatch(n -> n.startsWith("Without a client id Kith cannot sign in yet"));
    }

    @Test
    void aServerThatHasTheLoginCommandTakesPasswords() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        capabilities = List.of("IMAP4REV1", "AUTH=XOAUTH2");

        assertThat(run("alice@example.org", false, null).road()).isEqualTo(Road.PASSWORD);
    }

    @Test
    void noNetwork() {
        noNetwork = true;
        assertThatThrownBy(() -> run("alice@example.org", false, null)).hasMessageContaining("--imap imaps://host");
        assertThat(text()).contains("Nothing could be reached at all: is this machine on the network?");
    }

    @Test
    void whoNamesBothServersDoesNotHearThatNoneWasFound() throws Exception {
        noNetwork = true;
        var given = new Given(
                "alice@example.org", null, "imaps://imap.example.org", "smtps://smtp.example.org", false, null, false);
        assertThat(setup().run(given).plan()).isPresent();
        assertThat(text())
                .contains("its servers are known from what you said.")
                .doesNotContain("were not found", "Nothing could be reached");
    }

    @Test
    void aCaptivePortalShowsACertificateThatIsNotTheDomains() {
        pages.put("autoconfig.example.org", new Web.Page(-1, "", ""));
        assertThatThrownBy(() -> run("alice@example.org", false, null)).isInstanceOf(Trouble.class);
        assertThat(text())
                .contains("autoconfig.example.org shows a certificate that is not its own. If this network has a"
                        + " sign-in page (hotel, train, café), open a web page first");
    }

    @Test
    void eachTroubleWithAServerHasItsSentence() throws Exception {
        serversDown = true;
        for (var why : Why.values()) {
            trouble = why;
            screen.reset();
            var outcome = run("alice@gmail.com", null, null);
            assertThat(outcome.plan()).isPresent();
            assertThat(text()).contains("! Kith cannot reach imap.gmail.com port 993: " + why.words());
        }
    }

    @Test
    void aPortInUseIsLeftToWhoHasIt() throws Exception {
        taken.add(1143);
        var outcome = run("alice@gmail.com", null, null);
        assertThat(outcome.plan().orElseThrow().imapPort()).isEqualTo(1144);
        assertThat(text()).contains("Port 1143 is in use by another program (another Kith?), so 1144 was taken.");
    }

    @Test
    void wrongAddressesAndServersAreRefused() {
        assertThatThrownBy(() -> run("alice", null, null)).hasMessageContaining("\"alice\" is not a mail address");
        assertThatThrownBy(() -> run("a\"b@example.org", null, null)).hasMessageContaining("is not a mail address");
        assertThatThrownBy(() -> run("alice@tuta.com", null, null)).hasMessageContaining("Tuta has no IMAP");
        assertThatThrownBy(() -> run("alice@example.org", false, "imap://imap.example.org"))
                .hasMessageContaining("sends the password in clear text");
    }

    @Test
    void whoeverSitsThereIsAskedAgainAfterASlip() throws Exception {
        var typed = new ArrayList<>(List.of(
                "alice",
                "alice@example.org",
                "imap.example.org",
                "imaps://imap.example.org",
                "smtps://smtp.example.org"));
        var asking = new Asking() {
            @Override
            public String ask(String question, String otherwise) {
                out.println(question);
                return question.contains("employer") ? "n" : typed.removeFirst();
            }

            @Override
            public boolean again() {
                return true;
            }
        };
        var discovery =
                new Discovery(Providers.shipped(), this::page, new Records(), host -> out.println("asking " + host));
        var outcome = new Setup(discovery, this::probe, _ -> "", asking, out)
                .run(new Given(null, null, null, null, null, null, false));

        assertThat(outcome.plan().orElseThrow().servers())
                .isEqualTo(new Servers("imaps://imap.example.org", "smtps://smtp.example.org"));
        assertThat(text())
                .contains(
                        "! \"alice\" is not a mail address",
                        "! \"imap.example.org\" is not of the form scheme://host:port");
    }

    @Test
    void onlyAnEncryptedWayIsCalledSo() throws Exception {
        assertThat(ClientSettings.of(plan("imaps://imap.example.org", "smtps://smtp.example.org")))
                .contains("The way to your provider is encrypted, and Kith checks its certificate.");
        assertThat(ClientSettings.of(plan("imap://127.0.0.1:1993", "smtp://127.0.0.1:1994")))
                .contains("The way from Kith to the server is not encrypted; it does not leave this machine.")
                .doesNotContain("certificate");
        assertThat(ClientSettings.of(plan("imap://127.0.0.1:1993", "smtps://smtp.example.org")))
                .contains("The way to the outgoing server is encrypted", "incoming server is not, and does not leave");
    }

    private Plan plan(String imap, String smtp) throws Trouble {
        return setup().run(new Given("alice@example.org", null, imap, smtp, false, null, true))
                .plan()
                .orElseThrow();
    }

    @Test
    void whoKeepsTheirMailProgramAsItIsGetsAnAccountThatListensForNobody() throws Exception {
        var outcome = setup().run(new Given(
                "alice@gmail.com", null, null, null, null, null, false, true, "pass show mail", ClientTls.NONE));
        var plan = outcome.plan().orElseThrow();
        var file = Files.writeString(folder.resolve("kith.yaml"), ConfigText.of(plan));
        var account = ConfigReader.read(file, ZoneId.of("UTC")).accounts().getFirst();

        assertThat(account.listens()).isFalse();
        assertThat(account.signIn()).isEqualTo(new SignIn.Command("pass show mail"));
        assertThat(ClientSettings.of(plan)).startsWith("Nothing is to be typed into your mail program");
        assertThat(ClientSettings.of(account)).isEmpty();
        assertThatThrownBy(() -> setup().run(new Given(
                        "alice@gmail.com", null, null, null, null, null, false, true, null, ClientTls.NONE)))
                .hasMessageContaining("--password-command");
    }

    @Test
    void whatWouldBeNoValidConfigurationIsNotWritten() throws Exception {
        assertThatThrownBy(() -> setup().run(new Given("alice@gmail.com", "my work", null, null, null, null, false)))
                .hasMessageContaining("\"my work\" cannot be an account's name");
        assertThat(contacted).isEmpty();
        // whoever signs in by OAuth alone, without a mail program and without a client id, cannot sign in
        assertThatThrownBy(() -> setup().run(new Given(
                        "alice@outlook.com", null, null, null, null, "", false, true, null, ClientTls.NONE)))
                .hasMessageContaining("docs/oauth.md");

        var path = folder.resolve("kith.yaml");
        Files.writeString(path, "# mine\n");
        var none = Optional.<String>empty();
        var servers = new Servers("imaps://imap.example.org", "smtps://smtp.example.org");
        var plan = new Plan("my work", "alice@example.org", servers, 1143, 1587, none, none);
        assertThatThrownBy(() -> new ConfigFile(path).write(plan, false)).isInstanceOf(Trouble.class);
        assertThat(path).hasContent("# mine");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(path));
    }

    /// The provider of a server that takes tokens alone is not known: where one signs in there is the user's to write.
    @Test
    void aServersOwnSignInIsLeftToBeWritten() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        capabilities = List.of("IMAP4REV1", "AUTH=XOAUTH2", "LOGINDISABLED");
        var outcome = setup().run(new Given("alice@example.org", null, null, null, false, "an-id", false));

        assertThat(outcome.notes()).anyMatch(note -> note.contains("docs/oauth.md says what to write"));
        var path = folder.resolve("kith.yaml");
        new ConfigFile(path).write(outcome.plan().orElseThrow(), false);
        assertThat(ConfigReader.read(path, ZoneId.of("UTC")).accounts()).hasSize(1);
    }

    @Test
    void aServerThatWasMistypedIsSaidBeforeAnybodyIsAsked() {
        var given = new Given("alice@example.org", null, "imap.example.org", null, false, null, false);
        assertThatThrownBy(() -> setup().run(given)).hasMessageContaining("is not of the form scheme://host:port");
        assertThat(contacted).isEmpty();
    }
}
