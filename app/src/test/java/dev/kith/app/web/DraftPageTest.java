package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.app.line.DraftLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The beginnings of a mail, on the page.
class DraftPageTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final List<Ask> asked = new ArrayList<>();
    private final Beginning beginning = new Beginning(new Asking(this::answer), new Templates());
    private final Frame frame = new Frame("Draft", "due", "secret", new Days(NOW, ZoneOffset.UTC));

    private void answer(Ask ask, Lines out) {
        asked.add(ask);
        var put = ask instanceof Ask.Draft draft && draft.text() != null;
        out.line(new DraftLine(
                "anna@example.org",
                "A <b>survey</b>",
                "Hi Anna,\n</textarea><script>alert(1)</script>",
                put ? "It stands in the drafts." : "",
                "home"));
    }

    private static Request request(Map<String, String> query, Map<String, String> form) {
        return new Request("GET", "/draft", query, Map.of(), form);
    }

    @Test
    void theWordsCanBeEditedAndAreNoMarkup() throws Exception {
        var page = beginning.show(request(Map.of("address", "anna@example.org", "rule", "nudge"), Map.of()), frame);
        var html = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html)
                .contains(
                        "<textarea name=\"text\"", "Hi Anna,\n&lt;/textarea&gt;&lt;script&gt;", "Put it into my drafts")
                .contains("name=\"rule\" value=\"nudge\"", "name=\"form\" value=\"secret\"", "“A &lt;b&gt;survey")
                .doesNotContain("<script>alert", "role=\"status\"");
        assertThat(asked).containsExactly(new Ask.Draft("anna@example.org", "nudge", null));
    }

    @Test
    void whatWasWrittenThereGoesIntoTheDrafts() throws Exception {
        var form = Map.of("address", "anna@example.org", "rule", "", "text", "Hi Anna, how are you?");
        var html = new String(
                beginning.put(request(Map.of(), form), frame).body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html).contains("It stands in the drafts.");
        assertThat(asked).containsExactly(new Ask.Draft("anna@example.org", "", "Hi Anna, how are you?"));
    }
}
