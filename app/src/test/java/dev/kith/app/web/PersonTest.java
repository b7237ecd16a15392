package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a person, from mail to HTML.
class PersonTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void replyTimesAndIntroductionsAreTold() throws Exception {
        try (var room = new Room(folder)) {
            for (var day = 2; day <= 5; day++) {
                room.mail(
                        mail(
                                day,
                                "09:00",
                                "me@example.org",
                                "anna@example.test",
                                "ask" + day,
                                "",
                                "Could you look at this?"),
                        mail(
                                day,
                                "12:00",
                                "anna@example.test",
                                "me@example.org",
                                "answer" + day,
                                "ask" + day,
                                "Done."));
            }
            room.mail("""
                Date: Mon, 16 Feb 2026 10:00:00 +0000
                From: Anna Berg <anna@example.test>
                To: me@example.org
                Cc: Ben Carter <ben@example.test>
                Subject: Introduction
                Message-ID: <intro@example.test>

                I would like to introduce you to Ben Carter, who builds boats.
                """);
            var page = room.get("person?address=anna@example.test");
            assertThat(page)
                    .contains("<dt>They answer within</dt><dd>3 hours</dd>")
                    .doesNotContain("You answer within")
                    .containsPattern("introduced you and (?:Ben Carter|ben@example.test)")
                    .contains("href=\"mid:intro@example.test\"")
                    .containsPattern("<blockquote class=\"received\"><p>[^<]*introduce you to Ben Carter")
                    .containsPattern("<a href=\"conversation\\?id=[^\"]+\">Introduction</a>");
        }
    }

    @Test
    void somebodyUnknownIsSaidToBeUnknown() throws Exception {
        try (var room = new Room(folder)) {
            var reply = room.send(room.asking("person?address=nobody@example.test"));
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(reply.body()).contains("there is no mail with nobody@example.test");
        }
    }

    private static String mail(int day, String time, String from, String to, String id, String answered, String text) {
        return """
            Date: %d Feb 2026 %s:00 +0000
            From: %s
            To: %s
            Subject: work
            Message-ID: <%s@example.test>
            In-Reply-To: <%s@example.test>

            %s
            """.formatted(day, time, from, to, id, answered.isEmpty() ? "none" + day : answered, text);
    }
}
