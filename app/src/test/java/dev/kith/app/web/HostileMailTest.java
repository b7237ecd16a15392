package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail is always text: whatever a stranger writes, no page gets an element, an attribute or a link from it.
class HostileMailTest {
    private static final String EVIL = """
        Date: Mon, 23 Feb 2026 10:00:00 +0000
        From: "<script>alert(1)</script>\\" onload=alert(2) x=" <eve@example.test>
        To: me@example.org
        Subject: "><img src=x onerror=alert(3)> lantern </summary></details>
        Message-ID: <a"onmouseover=alert(4)//<b>@example.test>
        Content-Type: text/html; charset=utf-8

        <p>Could you send the lantern? <script>alert(5)</script></p>
        <p>Plain &lt;script&gt;alert(6)&lt;/script&gt; and <a href="javascript:alert(7)">a link</a></p>
        <img src="https://evil.example/pixel.png"><form action="https://evil.example/"><input name="x"></form>
        """;

    private static final String ANSWER = """
        Date: Tue, 24 Feb 2026 10:00:00 +0000
        From: me@example.org
        To: eve@example.test
        Subject: Re: lantern <b>bold</b>
        Message-ID: <answer@example.org>

        I will send it on Friday. <iframe src="https://evil.example"></iframe>
        """;

    @TempDir
    Path folder = Path.of("");

    private Room room;

    @BeforeEach
    void open() throws Exception {
        room = new Room(folder);
        room.mail(EVIL, ANSWER);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    @Test
    void theSearchPageShowsItAsText() throws Exception {
        var page = room.get("search?q=lantern");
        assertThat(page).contains("&lt;img src=x onerror=alert(3)&gt;").contains("<mark>lantern</mark>");
        assertHarmless(page);
    }

    @Test
    void aQueryIsText() throws Exception {
        assertHarmless(room.get("search?q=%22%3E%3Cscript%3Ealert(8)%3C/script%3E"));
        assertHarmless(room.get("people?q=%22%3E%3Cscript%3Ealert(8)%3C/script%3E&sort=%22onload=alert(9)"));
        assertHarmless(room.get("person?address=%3Cscript%3Ealert(8)%3C/script%3E"));
        assertHarmless(room.get("conversation?id=%3Cscript%3Ealert(8)%3C/script%3E"));
        assertHarmless(room.get("why?address=%3Cscript%3Ealert(8)%3C/script%3E"));
    }

    @Test
    void theConversationShowsOwnWordsOnly() throws Exception {
        var search = room.get("search?q=lantern");
        var link = Pattern.compile("hx-get=\"(conversation[^\"]+)\"").matcher(search);
        assertThat(link.find()).isTrue();
        var conversation = room.get(link.group(1));
        assertThat(conversation)
                .contains("Could you send the lantern?")
                .contains("&lt;script&gt;alert(6)&lt;/script&gt;")
                .doesNotContain("alert(5)");
        assertHarmless(conversation);
    }

    @Test
    void peopleAndPersonAndDueShowItAsText() throws Exception {
        assertHarmless(room.get("people"));
        var person = room.get("person?address=eve@example.test");
        assertThat(person).contains("lantern");
        assertHarmless(person);
        assertHarmless(room.get("due"));
        assertHarmless(room.get("mirror"));
        assertHarmless(room.get("start"));
        assertHarmless(room.get(""));
        assertHarmless(room.get("status"));
        assertHarmless(room.get("why?address=eve@example.test"));
    }

    @Test
    void whatTheUserSaysIsTextToo() throws Exception {
        var note = Map.of(
                "address", "eve@example.test", "word", "note", "rest", "<script>alert(8)</script>", "back", "people");
        assertThat(room.change("say", note).statusCode()).isEqualTo(303);
        var person = room.get("person?address=eve@example.test");
        assertThat(person).contains("&lt;script&gt;alert(8)");
        assertHarmless(person);
    }

    private static void assertHarmless(String page) {
        assertThat(page)
                .doesNotContainPattern("<script(?![^>]* src=\"static/)")
                .doesNotContainPattern("(?i)<(?:img|iframe|style|object|embed|base|b>bold)")
                .doesNotContainPattern(
                        "(?i)href=\"(?!static/|search|people|person\\?|due|status|conversation\\?|draft\\?|why\\?|mid:|mailto:|#main|mirror|start|$)")
                .doesNotContainPattern("(?i)<[a-z]+[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*\\son[a-z]+=");
    }
}
