package dev.kith.app.setup;

import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.probe.Why;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.tap.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/// Set-up in a network of invention.
abstract class SetupScene {
    static final String AUTOCONFIG = """
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

    final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    final Map<String, Web.Page> pages = new HashMap<>();
    final Map<String, List<Names.Srv>> services = new HashMap<>();
    final List<String> mx = new ArrayList<>();
    final Set<String> contacted = new HashSet<>();
    final Set<Integer> taken = new HashSet<>();
    final List<String> asked = new ArrayList<>();
    List<String> capabilities = List.of("IMAP4REV1", "AUTH=PLAIN");
    boolean noNetwork;
    Why trouble = Why.BROKE;
    boolean serversDown;

    @TempDir
    Path folder = Path.of("");

    Setup setup() {
        var discovery =
                new Discovery(Providers.shipped(), this::page, new Records(), host -> out.println("asking " + host));
        return new Setup(
                discovery,
                this::probe,
                port -> taken.contains(port) ? "another program (another Kith?)" : "",
                this::answer,
                out);
    }

    Outcome run(String address, @Nullable Boolean employer, @Nullable String imap) throws Trouble {
        return setup().run(new Given(address, null, imap, imap, employer, null, false));
    }

    String answer(String question, String otherwise) {
        out.println(question);
        return otherwise;
    }

    Web.Page page(URI uri) throws IOException {
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

    Seen probe(Protocol protocol, Endpoint endpoint) {
        contact(endpoint.host());
        return serversDown
                ? new Seen.Missed(trouble, endpoint.host(), endpoint.port())
                : new Seen.Reached(capabilities, null, null);
    }

    /// A host that is not on the screen yet must not be spoken with.
    void contact(String host) {
        if (!text().contains(host)) {
            asked.add(host + " was contacted before it was named");
        }
        contacted.add(host);
    }

    String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    final class Records implements Names {
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
