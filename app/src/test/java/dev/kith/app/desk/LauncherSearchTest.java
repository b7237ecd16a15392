package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.line.FoundLine;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the launcher and the daemon say to each other. S is the launcher, D the daemon.
class LauncherSearchTest {
    private final List<Ask> asked = new ArrayList<>();

    private String answer(String... question) {
        var lines = new ArrayList<String>();
        var line = "show\u001f" + String.join("\u001f", question);
        assertThat(LauncherSearch.asks(line)).isTrue();
        LauncherSearch.answer(
                (ask, out) -> {
                    asked.add(ask);
                    if (ask instanceof Ask.Search search && search.query().equals("broken")) {
                        throw new Refusal("it is broken");
                    }
                    if (ask instanceof Ask.Search search && search.query().equals("faulty")) {
                        throw new IllegalStateException("a secret of the inside");
                    }
                    out.line(new Notice("first a notice"));
                    out.line(new FoundLine(
                            "a%b@x.test",
                            "t1",
                            OffsetDateTime.parse("2026-03-01T10:00:00+01:00"),
                            "received",
                            "ann@x.test",
                            List.of("me@x.test"),
                            "Hello\u001b[2J",
                            "a \u2068word\u2069",
                            1,
                            null,
                            "INBOX",
                            1,
                            "/mail/1.eml",
                            FoundLine.mid("a%b@x.test")));
                },
                line,
                lines::add);
        return String.join("|", lines);
    }

    @Test
    void linesAreReadyToBePrinted() {
        assertThat(answer("plain", "from:ann", "word"))
                .isEqualTo("efirst a notice|o2026-03-01  ann@x.test  Hello [2J|o            a word|x0");
        assertThat(asked).containsExactly(new Ask.Search("from:ann word", 50, false, null));
        assertThat(answer("terminal", "word"))
                .contains("a \u001b[1mword\u001b[0m")
                .contains("mid:a%25b@x.test");
    }

    @Test
    void outputs() {
        assertThat(answer("plain", "--output=files", "word")).endsWith("|o/mail/1.eml|x0");
        assertThat(asked).last().isEqualTo(new Ask.Files("word", 50, null));
        assertThat(answer("plain", "--output=links", "word")).endsWith("|omid:a%25b@x.test|x0");
        assertThat(answer("plain", "--json", "--limit=3", "--messages", "word"))
                .contains("|o{\"messageId\":\"a%b@x.test\"");
        assertThat(asked).last().isEqualTo(new Ask.Search("word", 3, true, null));
        assertThat(answer("plain", "--", "--limit=3")).endsWith("x0");
        assertThat(asked).last().isEqualTo(new Ask.Search("--limit=3", 50, false, null));
    }

    @Test
    void whatIsNotUnderstoodIsLeftToTheCommand() {
        assertThat(answer("plain", "--at=2020-01-01", "word")).isEqualTo("x77");
        assertThat(answer("plain", "--limit=many", "word")).isEqualTo("x77");
        assertThat(answer("plain", "--limit=0", "word")).isEqualTo("x77");
        assertThat(answer("plain", "--json")).isEqualTo("x77");
    }

    @Test
    void aRefusalIsOneLineAndAnExitCode() {
        assertThat(answer("plain", "broken")).isEqualTo("ekith: it is broken|x1");
    }

    @Test
    void aFaultOfKithsIsSaidToo() {
        assertThat(answer("plain", "faulty")).isEqualTo("ekith: " + Frames.FAULT + "|x1");
        var lines = new ArrayList<String>();
        Frames.answer(
                (_, _) -> {
                    throw new IllegalStateException("a secret of the inside");
                },
                "{\"ask\":\"undo\"}",
                lines::add);
        assertThat(lines).containsExactly("{\"error\":\"" + Frames.FAULT + "\"}");
    }
}
