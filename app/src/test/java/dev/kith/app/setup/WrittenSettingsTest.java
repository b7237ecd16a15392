package dev.kith.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.config.ConfigReader;
import dev.kith.proxy.Account.ClientTls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What set-up writes, and what it shows to be typed.
class WrittenSettingsTest extends SetupScene {
    @Test
    void whatIsToBeTypedFollowsTheWayToKith() throws Exception {
        for (var tls : ClientTls.values()) {
            var outcome =
                    setup().run(new Given("alice@gmail.com", null, null, null, null, null, false, false, null, tls));
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
            file.write(second, true);
            var config = ConfigReader.read(path, ZoneId.of("UTC"));
            assertThat(config.accounts())
                    .extracting(a -> a.proxy().address())
                    .containsExactly("alice@example.org", "alice@example.com");
            assertThat(Files.readString(path).lines().toList())
                    .containsAll(before.lines().toList());
            assertThat(Files.readString(folder.resolve("kith.yaml.old"))).isEqualTo(before);
            assertThatThrownBy(() -> file.write(second, true)).hasMessageContaining("--name");
        }
        // on one line it is the user's to write
        var flow = "accounts: [{ address: alice@example.org, imap: { upstream: \"imaps://imap.example.org\" },"
                + " smtp: { upstream: \"smtps://smtp.example.org\" } }]\n";
        Files.writeString(path, flow);
        assertThatThrownBy(() -> file.write(second, true)).hasMessageContaining("write these lines under accounts:");
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
}
