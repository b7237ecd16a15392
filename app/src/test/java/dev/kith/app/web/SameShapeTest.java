package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever a stranger writes into any field of a mail, the pages have the kinds of elements that they have for
/// harmless mail, with the same attributes and links to the same places, and not one more.
class SameShapeTest {
    /// Where the attack stands in a mail, `%s`; everything else is the same.
    private static String mail(String text) {
        return """
            Date: Mon, 23 Feb 2026 10:00:00 +0000
            From: "Eve %1$s" <eve@example.test>
            To: me@example.org, "Bob %1$s" <bob@example.test>
            Reply-To: "Eve %1$s" <eve@example.test>
            Subject: lantern %1$s
            Message-ID: <one@example.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="kith"

            --kith
            Content-Type: text/plain; charset=utf-8

            Could you send the lantern %1$s by Friday?

            I would like to introduce you to Bob %1$s, who builds boats.

            --\s
            Eve %1$s
            Lamp maker, %1$s Ltd.
            Phone +44 20 7946 0991
            --kith
            Content-Type: image/svg+xml; name="lamp.svg"
            Content-Disposition: attachment; filename="lamp %2$s.svg"

            <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>
            --kith--
            """.formatted(text, text);
    }

    private static String html(String text) {
        return """
            Date: Tue, 24 Feb 2026 10:00:00 +0000
            From: "Eve %1$s" <eve@example.test>
            To: me@example.org
            Subject: Re: lantern %1$s
            Message-ID: <two@example.test>
            In-Reply-To: <one@example.test>
            Content-Type: text/html; charset=utf-8

            <p>The lantern again: %1$s</p>
            """.formatted(text);
    }

    private static String answer(String text) {
        return """
            Date: Wed, 25 Feb 2026 10:00:00 +0000
            From: me@example.org
            To: "Eve %1$s" <eve@example.test>
            Subject: Re: lantern %1$s
            Message-ID: <three@example.org>
            In-Reply-To: <two@example.test>

            I will send the lantern %1$s tomorrow.

            > The lantern again: %1$s
            """.formatted(text);
    }

    static final List<String> ATTACKS = List.of(
            "<script>alert(1)</script>",
            "<svg onload=alert(1)>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
            "<img src=x onerror=alert(1)>",
            "</summary></details></main><iframe src=javascript:alert(1)>",
            "' onmouseover='alert(1)",
            "x onfocus=alert(1) autofocus=",
            "javascript:alert(1)",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
            "<!--",
            "]]><blink>",
            "<form action=//evil.example><button>",
            "<base href=//evil.example>",
            "<style>@import url(//evil.example)</style>",
            "{{7*7}} ${7*7} @template.frame()",
            "<a hx-get=//evil.example hx-trigger=load>",
            "\u202Egnp.exe\u2066");

    private static final List<String> PAGES = List.of(
            "search?q=lantern",
            "search?q=",
            "people",
            "people?q=eve",
            "names?rest=eve",
            "person?address=eve@example.test",
            "person?address=eve@example.test&all=yes",
            "why?address=eve@example.test",
            "due",
            "mirror",
            "start",
            "status");

    @TempDir
    Path folder = Path.of("");

    private static final Set<String> TAME = new HashSet<>();

    @BeforeAll
    static void lookAtHarmlessMail(@TempDir Path tame) throws Exception {
        try (var room = new Room(tame)) {
            fill(room, "word");
            for (var page : pages(room)) {
                TAME.addAll(kinds(page));
            }
            // what some readings of the same mail show and others do not
            room.mail(html("word, or word?").replace("two@", "four@"));
            room.change("say", Map.of("address", "eve@example.test", "word", "note", "rest", "word"));
            for (var page : pages(room)) {
                TAME.addAll(kinds(page));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void aPageHasNothingThatItHasNotForHarmlessMail(String attack) throws Exception {
        try (var room = new Room(folder)) {
            fill(room, attack);
            room.change("say", Map.of("address", "eve@example.test", "word", "note", "rest", attack));
            for (var page : pages(room)) {
                assertThat(kinds(page)).isSubsetOf(TAME);
                assertThat(page).doesNotContain("\u202E", "\u2066");
                assertThat(Jsoup.parse(page).select("body *").comments()).isEmpty();
            }
        }
    }

    @Test
    void aKindTellsWhatWasPutIn() {
        assertThat(kinds("<p title=\"a\">x</p>"))
                .isEqualTo(kinds("<p title=\"b\">y &lt;i&gt;</p>"))
                .isNotEqualTo(kinds("<p title=\"a\" onclick=\"b\">x</p>"))
                .isNotEqualTo(kinds("<p title=\"a\">x<i>y</i></p>"));
        assertThat(kinds("<a href=\"javascript:alert(1)\">x</a>")).isNotEqualTo(kinds("<a href=\"person?a=b\">x</a>"));
        assertThat(TAME).contains("blockquote[class]", "a[href mid:]").doesNotContain("script[]");
    }

    /// Every page, and the conversation in place and alone.
    private static List<String> pages(Room room) throws Exception {
        var all = new ArrayList<String>();
        for (var page : PAGES) {
            all.add(room.get(page));
        }
        var talk = conversation(room);
        all.add(room.get(talk));
        all.add(room.send(room.asking(talk).header("HX-Request", "true")).body());
        assertThat(all.getLast()).contains("lantern");
        return all;
    }

    private static void fill(Room room, String text) throws Exception {
        var quoted = text.replace("\\", "").replace("\"", "");
        room.mail(mail(quoted), html(quoted), answer(quoted));
    }

    private static String conversation(Room room) throws Exception {
        return Jsoup.parse(room.get("search?q=lantern"))
                .expectFirst("details.result")
                .attr("hx-get");
    }

    /// The elements with the names of their attributes, and where their links lead to.
    private static Set<String> kinds(String page) {
        return Jsoup.parse(page).getAllElements().stream()
                .map(element -> element.normalName() + attributes(element))
                .collect(Collectors.toSet());
    }

    private static List<String> attributes(Element element) {
        return element.attributes().asList().stream()
                .flatMap(attribute -> Stream.of(attribute.getKey() + place(attribute)))
                .sorted()
                .toList();
    }

    private static String place(Attribute attribute) {
        return switch (attribute.getKey()) {
            case "href", "src", "action", "hx-get", "hx-post" ->
                " " + attribute.getValue().replaceFirst("[?#].*|(?<=mid:|mailto:).*", "");
            default -> "";
        };
    }
}
