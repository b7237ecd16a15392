package dev.kith.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a `kith.yaml` is said with its place and its remedy.
class MistakeTest {
    @Test
    void everyMistakeAtOnceEachWithItsPlace() {
        var mistakes = mistakes("""
            acounts: []
            accounts:
              - adress: alice@example.org
                imap: { listen: "0.0.0.0:1143", upstream: "imap://imap.example.org" }
                smtp: { upstream: "smtp+tls://smtp.example.org" }
            me: { zone: Vienna }
            """);
        assertThat(mistakes)
                .extracting(m -> m.place().line() + ":" + m.place().column())
                .containsExactly("1:1", "3:5", "3:5", "4:47", "5:23", "6:13");
        assertThat(mistakes)
                .extracting(Mistake::remedy)
                .anySatisfy(r -> assertThat(r).contains("did you mean \"accounts\"?"))
                .anySatisfy(r -> assertThat(r).contains("did you mean \"address\"?"));
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("nothing", "", 1, 1, "the file is empty"),
                bad(
                        "not YAML",
                        "accounts: [\n  { address: a@b.test\n",
                        2,
                        22,
                        "while parsing a flow mapping, expected"),
                bad("a word", "hello", 1, 1, "the file is not a mapping"),
                bad("no account", "accounts:", 1, 10, "there is no account"),
                bad("an account that is a word", "accounts: [alice]", 1, 12, "accounts[0] is not a mapping"),
                bad("no upstream", account("imap: { listen: \"1143\" }"), 3, 11, "accounts[0].imap has no upstream"),
                bad(
                        "no smtp",
                        "accounts:\n  - address: a@b.test\n    imap: { upstream: \"imaps://b.test\" }\n",
                        2,
                        5,
                        "accounts[0] has no smtp"),
                bad(
                        "an address without @",
                        "accounts:\n  - address: alice\n" + servers(),
                        2,
                        14,
                        "\"alice\" is not a mail address"),
                bad(
                        "a name of two words",
                        account(servers() + "    name: my work\n"),
                        5,
                        11,
                        "\"my work\" is not one word"),
                bad(
                        "a key twice",
                        account(servers() + "    address: c@b.test\n"),
                        5,
                        5,
                        "\"address\" stands here twice"),
                bad(
                        "plain to another machine",
                        account("imap: { upstream: \"imap://mail.b.test\" }"),
                        3,
                        23,
                        "sends the password in clear text"),
                bad(
                        "smtp's scheme for imap",
                        account("imap: { upstream: \"smtps://b.test\" }"),
                        3,
                        23,
                        "the scheme \"smtps\" is not one of imaps, imap+starttls"),
                bad(
                        "a mistyped scheme",
                        account("imap: { upstream: \"imps://b.test\" }"),
                        3,
                        23,
                        "did you mean \"imaps\"?"),
                bad(
                        "a URL without scheme",
                        account("imap: { upstream: b.test }"),
                        3,
                        23,
                        "is not of the form scheme://host:port"),
                bad("a port out of range", account("imap: { upstream: \"imaps://b.test:99999\" }"), 3, 23, "99999"),
                bad(
                        "a listener for the network",
                        account("imap: { listen: \"0.0.0.0:143\", upstream: \"imaps://b.test\" }"),
                        3,
                        11,
                        "0.0.0.0 can be reached from other machines"),
                bad(
                        "a listener without port",
                        account("imap: { listen: localhost, upstream: \"imaps://b.test\" }"),
                        3,
                        21,
                        "\"localhost\" is not an address and a port"),
                bad(
                        "a mistyped choice",
                        account(servers() + "    client_tls: startls\n"),
                        5,
                        17,
                        "\"startls\" is not known here"),
                bad(
                        "a short pin",
                        account(servers() + "    trust: { pin: \"sha256:abcd\" }\n"),
                        5,
                        19,
                        "is not a SHA-256 fingerprint"),
                bad(
                        "both trusts",
                        account(servers() + "    trust: { pin: \"sha256:" + "a".repeat(64) + "\", ca: kith.yaml }\n"),
                        5,
                        12,
                        "one of the two is needed"),
                bad(
                        "a CA that is not there",
                        account(servers() + "    trust: { ca: nowhere.pem }\n"),
                        5,
                        18,
                        "there is no readable file"),
                bad(
                        "a trust that is a word",
                        account(servers() + "    trust: none\n"),
                        5,
                        12,
                        "\"none\" is not known here"),
                bad(
                        "a span in words",
                        account(servers() + "    history: { since: ever }\n"),
                        5,
                        23,
                        "\"ever\" is not a span of time"),
                bad(
                        "octets without unit",
                        account(servers() + "    history: { bytes_per_day: 500 }\n"),
                        5,
                        31,
                        "\"500\" is not an amount of octets"),
                bad(
                        "an alias that is a mapping",
                        account(servers() + "    aliases: [{ a: b }]\n"),
                        5,
                        15,
                        "is a list of words"),
                bad(
                        "a sign-in Kith has not",
                        account(servers() + "    sign_in: sometimes\n"),
                        5,
                        14,
                        "It can be client"),
                bad("a rule book that is not there", good() + "rules: nowhere.yaml\n", 5, 8, "there is no readable"),
                bad(
                        "quiet hours in numbers",
                        good() + "reminders: { quiet: 22 }\n",
                        5,
                        21,
                        "\"22\" is neither yes nor no"),
                bad("an empty value", good() + "data:\n", 5, 6, "data has no value"),
                bad("a list for a word", good() + "data: [a]\n", 5, 7, "data cannot be a list"),
                bad(
                        "two accounts on a port",
                        two("listen: \"127.0.0.1:1143\", ", "c"),
                        5,
                        5,
                        "both listen on port 1143"),
                bad("two accounts of a name", two("", "a"), 5, 5, "two accounts are named \"a@b.test\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void aBadFileIsExplained(String name, String yaml, int line, int column, String words) {
        assertThat(mistakes(yaml)).anySatisfy(m -> {
            assertThat(m.expected() + " " + m.remedy()).as(name).contains(words);
            assertThat(m.place()).isEqualTo(new Place(line, column));
            assertThat(m.remedy()).isNotBlank();
        });
    }

    @Test
    void mistakesReadLikeACompilers() {
        var thrown = catchThrowableOfType(ConfigInvalid.class, () -> parse(good() + "pag: off\n"));
        assertThat(thrown).hasMessage("""
            kith.yaml:5:1: "pag" is not known at the top of the file
                did you mean "page"? Known here: accounts, me, reminders, page, wire_log, data, rules, wording.\
            """);
    }

    private static Arguments bad(String name, String yaml, int line, int column, String words) {
        return Arguments.of(name, yaml, line, column, words);
    }

    private static String good() {
        return account(servers());
    }

    private static String account(String rest) {
        return "accounts:\n  - address: a@b.test\n" + (rest.startsWith(" ") ? rest : "    " + rest + "\n");
    }

    private static String servers() {
        return "    imap: { upstream: \"imaps://b.test\" }\n    smtp: { upstream: \"smtps://b.test\" }\n";
    }

    private static String two(String secondListen, String secondUser) {
        return good() + "  - address: " + secondUser + "@b.test\n    imap: { " + secondListen
                + "upstream: \"imaps://b.test\" }\n    smtp: { upstream: \"smtps://b.test\" }\n";
    }

    private static Config parse(String yaml) throws ConfigInvalid {
        return ConfigReader.parse(Path.of("kith.yaml"), yaml, ZoneId.of("Europe/Vienna"));
    }

    private static List<Mistake> mistakes(String yaml) {
        return catchThrowableOfType(ConfigInvalid.class, () -> parse(yaml)).mistakes();
    }
}
