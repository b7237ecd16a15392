package dev.kith.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `kith.yaml` may say, and what is meant by what it does not say.
class ConfigReaderTest {
    private static final String ACCOUNT = """
        accounts:
          - address: alice@example.org
            imap: { upstream: "imaps://imap.example.org" }
            smtp: { upstream: "smtp+starttls://smtp.example.org" }
        """;
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @Test
    void theSmallestFile() throws ConfigInvalid {
        var config = parse("""
            accounts:
              - address: Alice@example.org
                imap: { upstream: "imaps://imap.example.org" }
                smtp: { upstream: "smtp+starttls://smtp.example.org" }
            """);
        var account = config.accounts().getFirst();
        assertThat(account.name()).isEqualTo("alice@example.org");
        assertThat(account.proxy().imapUpstream()).isEqualTo(new Endpoint(Security.TLS, "imap.example.org", 993));
        assertThat(account.proxy().smtpUpstream()).isEqualTo(new Endpoint(Security.STARTTLS, "smtp.example.org", 587));
        assertThat(Objects.requireNonNull(account.proxy().imapListen()).getPort())
                .isEqualTo(1143);
        assertThat(Objects.requireNonNull(account.proxy().smtpListen()).getPort())
                .isEqualTo(1587);
        assertThat(account.proxy().trust()).isInstanceOf(Trust.Platform.class);
        assertThat(config.me().zone()).isEqualTo(ZONE);
        assertThat(config.reminders()).isEqualTo(new Config.Reminders(false, true, true));
        assertThat(config.myAddresses()).containsExactly("alice@example.org");
    }

    @Test
    void anAccountThatNoMailProgramIsPointedAt() throws ConfigInvalid {
        var account = parse("""
            accounts:
              - address: alice@example.org
                imap: { listen: off, upstream: "imaps://imap.example.org" }
                sign_in: { command: "pass show mail" }
            """).accounts().getFirst();
        assertThat(account.listens()).isFalse();
        assertThat(account.proxy().imapListen()).isNull();
        assertThat(account.proxy().smtpListen()).isNull();
        assertThat(account.proxy().smtpUpstream()).isNull();
    }

    @Test
    void anOutgoingServerMayBeNamedAllTheSame() throws ConfigInvalid {
        var proxy = parse("""
            accounts:
              - address: alice@example.org
                imap: { listen: off, upstream: "imaps://imap.example.org" }
                smtp: { upstream: "smtps://smtp.example.org" }
                sign_in: { command: "pass show mail" }
            """).accounts().getFirst().proxy();
        assertThat(proxy.smtpListen()).isNull();
        assertThat(proxy.smtpUpstream()).isEqualTo(new Endpoint(Security.TLS, "smtp.example.org", 465));
    }

    @Test
    void userNamesMayBeWrittenDownForEachServer() throws ConfigInvalid {
        var account = parse("""
            accounts:
              - address: alice@example.org
                imap: { upstream: "imaps://imap.example.org", login: asmith }
                smtp: { upstream: "smtps://smtp.example.org", login: [alice, alice@example.org] }
            """).accounts().getFirst();
        assertThat(account.logins().get(Protocol.IMAP)).containsExactly("asmith");
        assertThat(account.logins().get(Protocol.SMTP)).containsExactly("alice", "alice@example.org");
        assertThat(parse(ACCOUNT).accounts().getFirst().logins().get(Protocol.IMAP))
                .isEmpty();
    }

    @Test
    void whereKithSignsInItselfNoUserNameIsWrittenDown() {
        var mistakes =
                catchThrowableOfType(ConfigInvalid.class, () -> parse("""
                    accounts:
                      - address: alice@example.org
                        imap: { upstream: "imaps://imap.example.org", login: asmith }
                        smtp: { upstream: "smtps://smtp.example.org" }
                        sign_in: { command: "pass show mail" }
                    """)).mistakes();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().toString())
                .contains("accounts[0].imap.login has no meaning beside sign_in:", "leave it out");
    }

    @Test
    void whoeverListensForNobodyHasToSignInThemselves() {
        var mistakes =
                catchThrowableOfType(ConfigInvalid.class, () -> parse("""
                    accounts:
                      - address: alice@example.org
                        imap: { listen: off, upstream: "imaps://imap.example.org" }
                    """)).mistakes();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().toString()).contains("listens for no mail program", "add sign_in:");
    }

    @ParameterizedTest
    @CsvSource({"off, ''", "127.0.0.1:9000, /127.0.0.1:9000", "9000, /127.0.0.1:9000"})
    void thePagesAreHereOrNowhere(String written, String meant) throws ConfigInvalid {
        var config = parse(ACCOUNT + "page: \"" + written + "\"\n");
        assertThat(config.page().map(Object::toString).orElse("")).isEqualTo(meant);
        assertThat(parse(ACCOUNT).page().orElseThrow().getPort()).isEqualTo(8143);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8143", "192.168.1.2:8143", "kith.example:8143", "127.0.0.1:99999", "yes"})
    void thePagesAreNotForOtherMachines(String written) {
        var mistakes = catchThrowableOfType(ConfigInvalid.class, () -> parse(ACCOUNT + "page: \"" + written + "\"\n"))
                .mistakes();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().toString()).contains("page");
    }

    @Test
    void everythingSaid() throws ConfigInvalid {
        var config = parse("""
            accounts:
              - name: work
                address: alice@example.org
                imap: { listen: "127.0.0.1:0", upstream: "imap://127.0.0.1:3143" }
                smtp: { listen: "[::1]:2500", upstream: "smtps://smtp.example.org" }
                aliases: [a.smith@example.net]
                trust: { pin: "sha256:%s" }
                client_tls: none
                sign_in: client
                history: { since: 18mo, bytes_per_day: 2GB, exclude: [Private, example.com] }
                deliver_to: INBOX
              - address: alice@example.com
                imap: { upstream: "imap+starttls://imap.example.com" }
                smtp: { upstream: "smtp://localhost:25" }
            me: { name: Alice, zone: Asia/Tokyo, language: en }
            reminders: { agreed: yes, quiet: off, days: all }
            page: off
            wire_log: off
            data: kith-data
            """.formatted("AB:".repeat(31) + "AB"));
        var work = config.accounts().getFirst();
        assertThat(work.history()).isEqualTo(Period.ofMonths(18));
        assertThat(work.bytesPerDay()).isEqualTo(2_000_000_000L);
        assertThat(work.exclude()).containsExactly("Private", "example.com");
        assertThat(work.proxy().trust()).isEqualTo(new Trust.Pin("ab".repeat(32)));
        assertThat(work.proxy().imapUpstream()).isEqualTo(new Endpoint(Security.PLAIN, "127.0.0.1", 3143));
        var second = config.accounts().get(1).proxy();
        assertThat(Objects.requireNonNull(second.imapListen()).getPort()).isEqualTo(1144);
        assertThat(Objects.requireNonNull(second.smtpListen()).getPort()).isEqualTo(1588);
        assertThat(config.me().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(config.reminders()).isEqualTo(new Config.Reminders(true, false, false));
        assertThat(config.data()).hasValueSatisfying(p -> assertThat(p).hasFileName("kith-data"));
        assertThat(config.myAddresses())
                .containsExactlyInAnyOrder("alice@example.org", "a.smith@example.net", "alice@example.com");
    }

    @Test
    void theShippedFileIsValid() throws ConfigInvalid, IOException {
        try (InputStream shipped = ConfigReaderTest.class.getResourceAsStream("/dev/kith/config/kith.yaml")) {
            var yaml = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(parse(yaml).accounts()).hasSize(1);
            // every commented-out key is one that exists
            var everything = yaml.replaceAll("(?m)^(\\s*)# (me|reminders|history|aliases|trust|client_tls):", "$1$2:")
                    .replaceAll("(?m)^(\\s*)#   (\\w+:)", "$1  $2");
            assertThat(parse(everything).accounts().getFirst().aliases()).containsExactly("alice@example.net");
        }
    }

    private static Config parse(String yaml) throws ConfigInvalid {
        return ConfigReader.parse(Path.of("kith.yaml"), yaml, ZONE);
    }
}
