package dev.kith.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.config.ConfigReader;
import dev.kith.app.config.SignIn;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.probe.Why;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.tap.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Set-up as a user lives it: what is on the screen, what is contacted, what is written.
class SetupTest {
    private static final String AUTOCONFIG = """
        <clientConfig version="1.1"><emailProvider id="example.org">
          <incomingServer type="imap">
            <hostname>mail.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
            <authentication>password-cleartext</authentication>
          </incomingServer>
          <outgoingServer type="smtp">
            <hostname>mail.%EMAILDOMAIN%</hostname><port>587</port><socketType>STARTTLS</socketType>
            <authentication>password-cleartext</authentication>
          </outgoingServer>
        </emailProvider></clientConfig>
        """;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    private final Map<String, Web.Page> pages = new HashMap<>();
    private final Map<String, List<Names.Srv>> services = new HashMap<>();
    private final List<String> mx = new ArrayList<>();
    private final Set<String> contacted = new HashSet<>();
    private final Set<Integer> taken = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private List<String> capabilities = List.of("IMAP4REV1", "AUTH=PLAIN");
    private boolean noNetwork;
    private Why trouble = Why.BROKE;
    private boolean serversDown;

    @TempDir
    Path folder = Path.of("");

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
                _ -> true,
                (question, otherwise) -> {
                    questions.add(question);
                    return question.equals("Your mail address:") ? "alice@gmail.com" : otherwise;
                },
                out);
        var outcome = setup.run(new Setup.Given(null, null, null, null, null, null, true));
        assertThat(outcome.plan().orElseThrow().address()).isEqualTo("alice@gmail.com");
        assertThat(questions).containsExactly("Your mail address:");
    }

    @Test
    void everyHostIsNamedBeforeItIsContacted() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(302, "https://elsewhere.example.net/c.xml", ""));
        pages.put("elsewhere.example.net", new Web.Page(200, "", AUTOCONFIG));
        run("alice@example.org", false, null);

        assertThat(contacted)
                .contains("autoconfig.example.org", "elsewhere.example.net", "mail.example.org", "name server");
        assertThat(asked).isEmpty();
    }

    @Test
    void theAutoconfigFileOfTheDomainIsTaken() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        var outcome = run("alice@example.org", false, null);

        assertThat(outcome.plan().orElseThrow().servers())
                .isEqualTo(new Servers("imaps://mail.example.org", "smtp+starttls://mail.example.org"));
        assertThat(outcome.road()).isEqualTo(Road.PASSWORD);
    }

    @Test
    void theServiceRecordsAreTakenInTheirOrder() throws Exception {
        services.put("_imaps._tcp.example.org", List.of(new Names.Srv(0, 1, 993, "imap.example.org")));
        services.put("_submission._tcp.example.org", List.of(new Names.Srv(0, 1, 2587, "smtp.example.net")));
        var outcome = run("alice@example.org", false, null);

        assertThat(outcome.plan().orElseThrow().servers())
                .isEqualTo(new Servers("imaps://imap.example.org", "smtp+starttls://smtp.example.net:2587"));
        assertThat(text()).contains("point to smtp.example.net, which is another domain");
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
        var given = new Setup.Given(
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
    void whoKeepsTheirMailProgramAsItIsGetsAnAccountThatListensForNobody() throws Exception {
        var outcome = setup().run(new Setup.Given(
                "alice@gmail.com", null, null, null, null, null, false, true, "pass show mail", ClientTls.NONE));
        var plan = outcome.plan().orElseThrow();
        var file = Files.writeString(folder.resolve("kith.yaml"), ConfigText.of(plan));
        var account = ConfigReader.read(file, ZoneId.of("UTC")).accounts().getFirst();

        assertThat(account.listens()).isFalse();
        assertThat(account.signIn()).isEqualTo(new SignIn.Command("pass show mail"));
        assertThat(ClientSettings.of(plan)).startsWith("Nothing is to be typed into your mail program");
        assertThat(ClientSettings.of(account)).isEmpty();
        assertThatThrownBy(() -> setup().run(new Setup.Given(
                        "alice@gmail.com", null, null, null, null, null, false, true, null, ClientTls.NONE)))
                .hasMessageContaining("--password-command");
    }

    @Test
    void whatIsToBeTypedFollowsTheWayToKith() throws Exception {
        for (var tls : ClientTls.values()) {
            var outcome = setup().run(
                            new Setup.Given("alice@gmail.com", null, null, null, null, null, false, false, null, tls));
            var plan = outcome.plan().orElseThrow();
            var file = Files.writeString(folder.resolve("kith.yaml"), ConfigText.of(plan));
            var account = ConfigReader.read(file, ZoneId.of("UTC")).accounts().getFirst();
            var word = switch (tls) {
                case NONE -> "None";
                case STARTTLS -> "STARTTLS";
                case IMPLICIT -> "SSL/TLS";
            };
            assertThat(account.proxy().clientTls()).isEqualTo(tls);
            assertThat(ClientSettings.of(plan)).contains("  security   " + word + " ", "  port       1143 ");
            // and the same again later, from the file alone
            assertThat(ClientSettings.of(account)).contains(ClientSettings.of(plan));
        }
    }

    @Test
    void oneMoreAccountChangesNothingElseInTheFile() throws Exception {
        var servers = new Servers("imaps://imap.example.org", "smtps://smtp.example.org");
        var none = java.util.Optional.<String>empty();
        var first = new Plan("home", "alice@example.org", servers, 1143, 1587, none, none);
        var second = new Plan("work", "alice@example.com", servers, 1144, 1588, none, none);
        var path = folder.resolve("kith.yaml");
        var file = new ConfigFile(path);
        for (var before : List.of(
                ConfigText.of(first),
                ConfigText.of(first) + "page: off\n",
                // as somebody writes by hand
                """
                # mine
                me: { name: Alice }
                accounts:   # all of them

                - address: alice@example.org
                  imap: { upstream: "imaps://imap.example.org" }
                  smtp: { upstream: "smtps://smtp.example.org" }

                # the end
                page: off\
                """)) {
            Files.writeString(path, before);
            assertThat(file.ports()).containsExactlyInAnyOrder(1143, 1587);
            file.add(second);
            var config = ConfigReader.read(path, ZoneId.of("UTC"));
            assertThat(config.accounts())
                    .extracting(a -> a.proxy().address())
                    .containsExactly("alice@example.org", "alice@example.com");
            assertThat(Files.readString(path).lines().toList())
                    .containsAll(before.lines().toList());
            assertThat(Files.readString(folder.resolve("kith.yaml.old"))).isEqualTo(before);
            assertThatThrownBy(() -> file.add(second)).hasMessageContaining("--name");
        }
        // on one line it is the user's to write
        var flow = "accounts: [{ address: alice@example.org, imap: { upstream: \"imaps://imap.example.org\" },"
                + " smtp: { upstream: \"smtps://smtp.example.org\" } }]\n";
        Files.writeString(path, flow);
        assertThatThrownBy(() -> file.add(second)).hasMessageContaining("write these lines under accounts:");
        assertThat(path).hasContent(flow);
        assertThat(folder.resolve("kith.yaml.new")).doesNotExist();
    }

    @Test
    void theProfileForAppleMailIsXmlWithTheLocalSettingsAndNoPassword() throws Exception {
        var servers = new Servers("imaps://imap.example.org", "smtps://smtp.example.org");
        var plan = new Plan(
                "mail",
                "al&<ice>@example.org",
                servers,
                1144,
                1588,
                java.util.Optional.empty(),
                java.util.Optional.empty());
        var text = ClientSettings.mobileconfig(plan, "dev.kith/alice");
        assertThat(ClientSettings.mobileconfig(plan, "dev.kith/alice")).isEqualTo(text);

        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var nodes = factory.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("key");
        var values = new HashMap<String, String>();
        for (var i = 0; i < nodes.getLength(); i++) {
            var value = nodes.item(i).getNextSibling();
            values.put(
                    nodes.item(i).getTextContent(),
                    value.getTextContent().isBlank() ? value.getNodeName() : value.getTextContent());
        }
        assertThat(values)
                .containsEntry("EmailAddress", "al&<ice>@example.org")
                .containsEntry("IncomingMailServerHostName", "127.0.0.1")
                .containsEntry("IncomingMailServerPortNumber", "1144")
                .containsEntry("IncomingMailServerUseSSL", "false")
                .containsEntry("OutgoingMailServerPortNumber", "1588")
                .doesNotContainKeys("IncomingPassword", "OutgoingPassword");
    }

    @Test
    void whatIsWrittenForEveryProviderIsAValidConfiguration() throws Exception {
        for (var provider : Providers.shipped().all()) {
            if (provider.servers().isEmpty()) {
                continue;
            }
            for (var id : new String[] {"an-id\"with\\marks", ""}) {
                var plan = new Plan(
                        "mail",
                        "al.ice+'#x@example.org",
                        provider.servers().get(),
                        1143,
                        1587,
                        provider.oauth(),
                        id.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(id));
                var file = Files.writeString(folder.resolve("kith.yaml"), ConfigText.of(plan));
                var account =
                        ConfigReader.read(file, ZoneId.of("UTC")).accounts().getFirst();
                assertThat(account.proxy().address()).isEqualTo("al.ice+'#x@example.org");
                assertThat(account.signIn().kithSignsIn())
                        .isEqualTo(provider.oauth().isPresent() && !id.isEmpty());
            }
        }
    }

    @Test
    void aHostileAutoconfigFileIsNotFollowed() {
        pages.put(
                "autoconfig.example.org",
                new Web.Page(
                        200,
                        "",
                        "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + AUTOCONFIG.replace("mail.%EMAILDOMAIN%", "&x;")));
        assertThatThrownBy(() -> run("alice@example.org", false, null)).isInstanceOf(Trouble.class);
        assertThat(contacted).noneMatch(host -> host.contains("passwd"));
    }

    private Setup setup() {
        var discovery =
                new Discovery(Providers.shipped(), this::page, new Records(), host -> out.println("asking " + host));
        return new Setup(discovery, this::probe, port -> !taken.contains(port), this::answer, out);
    }

    private Setup.Outcome run(String address, @Nullable Boolean employer, @Nullable String imap) throws Trouble {
        return setup().run(new Setup.Given(address, null, imap, imap, employer, null, false));
    }

    private String answer(String question, String otherwise) {
        out.println(question);
        return otherwise;
    }

    private Web.Page page(URI uri) throws IOException {
        contact(uri.getHost());
        if (noNetwork) {
            throw new java.net.ConnectException("unreachable");
        }
        var page = pages.getOrDefault(uri.getHost(), new Web.Page(404, "", ""));
        if (page.status() < 0) {
            throw new javax.net.ssl.SSLHandshakeException("No name matching");
        }
        return page;
    }

    private Seen probe(Protocol protocol, Endpoint endpoint) {
        contact(endpoint.host());
        return serversDown
                ? new Seen.Missed(trouble, endpoint.host(), endpoint.port())
                : new Seen.Reached(capabilities, null, null);
    }

    /// A host that is not on the screen yet must not be spoken with.
    private void contact(String host) {
        if (!text().contains(host)) {
            asked.add(host + " was contacted before it was named");
        }
        contacted.add(host);
    }

    private String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private final class Records implements Names {
        @Override
        public List<Srv> srv(String name) throws NoNames {
            asked();
            return services.getOrDefault(name, List.of());
        }

        @Override
        public List<String> mx(String domain) throws NoNames {
            asked();
            return mx;
        }

        private void asked() throws NoNames {
            contact("name server");
            if (noNetwork) {
                throw new NoNames(new IOException());
            }
        }
    }
}
