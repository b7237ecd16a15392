package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said on a page is in the ledger, by the same words as the commands', and can be taken back.
class SayingTest {
    @TempDir
    Path folder = Path.of("");

    private Room room;

    @BeforeEach
    void open() throws Exception {
        room = new Room(folder);
        room.mail("""
            Date: Mon, 23 Feb 2026 10:00:00 +0000
            From: Anna Berg <anna@example.test>
            To: me@example.org
            Subject: pilot
            Message-ID: <1@example.test>

            Could you send me the survey?
            """);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    @ParameterizedTest
    @CsvSource({
        "snooze, 1w, Snooze",
        "rest, '', Rest",
        "mute, '', Mute",
        "done, '', Done",
        "elsewhere, '', Elsewhere",
        "cadence, 30d, Cadence",
        "tag, mentor, Tag",
        "note, two words, Note"
    })
    void aWordIsNotedWithItsWay(String word, String rest, String type) throws Exception {
        var reply = say(word, rest, "due");
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("location")).contains("due");
        var said = room.holdings.ledger().utterances("anna@example.test");
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().word().getClass().getSimpleName()).isEqualTo(type);
        assertThat(said.getFirst().author()).isEqualTo("page");
    }

    @Test
    void theLastWordIsTakenBack() throws Exception {
        say("mute", "", "due");
        assertThat(room.change("undo", Map.of("address", "anna@example.test", "back", "due"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(room.holdings.ledger().utterances("anna@example.test")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tag, mentor, tags, Take the tag mentor from Anna Berg",
        "mute, '', about, muted",
        "done, '', '', Noted: done anna@example.test"
    })
    void aPieceOfAPageComesBackWhereOneWasAskedFor(String word, String rest, String show, String shown)
            throws Exception {
        var fields = Map.of("address", "anna@example.test", "word", word, "rest", rest, "show", show);
        var reply = room.piece("say", fields);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains(shown).doesNotContain("<html");
    }

    @Test
    void aPageShowsAtOnceWhatWasSaid() throws Exception {
        assertThat(room.get("people")).doesNotContain("mentor");
        say("tag", "mentor", "people");
        assertThat(room.get("people")).contains("mentor");
    }

    @ParameterizedTest
    @CsvSource({"snooze, nonsense", "tag, ''", "sudo, x", "tag, <b>"})
    void aWordThatIsNotUnderstoodIsRefusedInASentence(String word, String rest) throws Exception {
        var reply = say(word, rest, "due");
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("class=\"refused\"");
        assertThat(room.holdings.ledger().utterances("anna@example.test")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/due",
                "due/../../x",
                "person?address=a@example.test\r\nSet-Cookie: x=y",
                "\\\\evil"
            })
    void aFormSendsNobodyElsewhere(String back) throws Exception {
        var reply = say("rest", "", back);
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("location")).contains("due");
        assertThat(reply.headers().allValues("set-cookie")).isEmpty();
    }

    private java.net.http.HttpResponse<String> say(String word, String rest, String back) throws Exception {
        var fields = new HashMap<String, String>();
        fields.put("address", "anna@example.test");
        fields.put("word", word);
        fields.put("rest", rest);
        fields.put("back", back);
        return room.change("say", fields);
    }
}
