package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.config.ConfigReader;
import dev.kith.app.setup.ConfigText;
import dev.kith.app.setup.Discovery;
import dev.kith.app.setup.Found;
import dev.kith.app.setup.Given;
import dev.kith.app.setup.Names;
import dev.kith.app.setup.Outcome;
import dev.kith.app.setup.Providers;
import dev.kith.app.setup.Setup;
import dev.kith.app.setup.Trouble;
import dev.kith.app.setup.Web;
import dev.kith.proxy.probe.Seen;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Set-up in a browser: what is on the page, who is contacted and when, what is written.
class SetupSiteTest implements SetupSteps {
    @TempDir
    Path folder = Path.of("");

    private final List<String> contacted = new ArrayList<>();
    private boolean done;

    @SuppressWarnings("NullAway.Init")
    private Pages pages;

    @SuppressWarnings("NullAway.Init")
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        pages = Pages.setUp(this, PageLimits.USUAL);
        visitor = new Visitor(pages);
    }

    @AfterEach
    void close() {
        visitor.close();
        pages.close();
    }

    @Test
    void anAddressOfALargeProviderTakesThreeSteps() throws Exception {
        assertThat(get("")).contains("Your mail address", "No password is asked for here");

        var known = post("address", Map.of("address", "Alice@Gmail.com"));
        assertThat(known)
                .contains(
                        "This is Gmail",
                        "<strong>an app password</strong> (this one)",
                        "https://myaccount.google.com/apppasswords",
                        "value=\"imaps://imap.gmail.com\"");
        assertThat(contacted).as("nobody yet").isEmpty();

        var tried = post(
                "try", Map.of("imap", "imaps://imap.gmail.com", "smtp", "smtps://smtp.gmail.com", "employer", "no"));
        assertThat(contacted).containsExactly("imap.gmail.com", "smtp.gmail.com");
        assertThat(tried).contains("it answers, and its certificate is good.", "What would be written", "agreed: no");
        assertThat(folder).isEmptyDirectory();

        assertThat(post("write", Map.of())).contains("incoming (IMAP)", "kith service install");
        assertThat(done).isTrue();
        var account = ConfigReader.read(folder.resolve("kith.yaml"), ZoneId.of("UTC"))
                .accounts()
                .getFirst();
        assertThat(account.proxy().address()).isEqualTo("alice@gmail.com");
    }

    @Test
    void whoWouldBeAskedStandsOnThePageBeforeTheyAre() throws Exception {
        var known = post("address", Map.of("address", "alice@example.org"));
        assertThat(known)
                .contains("Kith would ask:", "autoconfig.example.org and example.org", "name server", "Ask them");
        assertThat(contacted).isEmpty();

        post("ask", Map.of());
        assertThat(contacted).contains("autoconfig.example.org", "example.org", "name server");
    }

    @Test
    void aWrongAddressHasItsSentenceAndIsShownAsText() throws Exception {
        var answer = post("address", Map.of("address", "<script>alert(1)</script>"));
        assertThat(answer)
                .contains("is not a mail address such as alice@example.org")
                .doesNotContain("<script>alert");
        assertThat(post("try", Map.of("imap", "imaps://a", "smtp", "smtps://b")))
                .contains("Your mail address");
        assertThat(post("write", Map.of())).contains("Your mail address");
        assertThat(contacted).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerInClearHasItsSentence() throws Exception {
        post("address", Map.of("address", "alice@example.org"));
        assertThat(post("try", Map.of("imap", "imap://mail.example.org", "smtp", "smtps://mail.example.org")))
                .contains("sends the password in clear text", "name the servers yourself", "alice@example.org");
        assertThat(contacted).isEmpty();
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        var bare = HttpRequest.newBuilder(URI.create(pages.address())).build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            assertThat(client.send(bare, java.net.http.HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
        var withoutSecret = visitor.asking("write")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", pages.address().replaceAll("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString("form=guess"));
        assertThat(visitor.send(withoutSecret).statusCode()).isEqualTo(403);
    }

    private String get(String page) throws Exception {
        return visitor.send(visitor.asking(page)).body();
    }

    private String post(String page, Map<String, String> fields) throws Exception {
        var first = get("");
        var start = first.indexOf("name=\"form\" value=\"") + 19;
        var secret = first.substring(start, first.indexOf('"', start));
        var body = fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8) + "&")
                        .collect(Collectors.joining())
                + "form=" + secret;
        return visitor.send(visitor.asking(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", pages.address().replaceAll("/$", ""))
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body();
    }

    private Discovery discovery(PrintStream screen) {
        Web web = uri -> {
            contacted.add(uri.getHost());
            return new Web.Page(404, "", "");
        };
        var names = new Names() {
            @Override
            public List<Srv> srv(String name) {
                contacted.add("name server");
                return List.of();
            }

            @Override
            public List<String> mx(String domain) {
                contacted.add("name server");
                return List.of();
            }
        };
        return new Discovery(Providers.shipped(), web, names, screen::println);
    }

    @Override
    public Found find(String address, boolean asking, PrintStream screen) {
        return discovery(screen).find(address, !asking);
    }

    @Override
    public Outcome attempt(Given given, Found found, PrintStream screen) throws Trouble {
        var setup = new Setup(
                discovery(screen),
                (_, endpoint) -> {
                    contacted.add(endpoint.host());
                    return new Seen.Reached(List.of("AUTH=PLAIN"), null, null);
                },
                _ -> "",
                (_, otherwise) -> otherwise,
                screen);
        return setup.run(given, found);
    }

    @Override
    public Path write(Outcome outcome) throws IOException {
        return Files.writeString(
                folder.resolve("kith.yaml"), ConfigText.of(outcome.plan().orElseThrow()));
    }

    @Override
    public void done() {
        done = true;
    }
}
