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
    void twoAddressesBecomeOnePersonAndTwoAgain() throws Exception {
        other();
        var merged = say("merge", "anna@home.test", "person?address=anna@example.test&noted=merge");
        assertThat(merged.headers().firstValue("location")).contains("person?address=anna@example.test&noted=merge");
        assertThat(room.holdings
                        .indexer()
                        .history("anna@home.test")
                        .orElseThrow()
                        .person()
                        .addresses())
                .containsExactlyInAnyOrder("anna@example.test", "anna@home.test");
        assertThat(room.get("people")).contains("1 person").doesNotContain("2 people");
        assertThat(room.get("person?address=anna@home.test&noted=merge"))
                .contains("these addresses are one person", "Split off", "action=\"undo\"")
                .contains("<span>anna@example.test</span>", "<span>anna@home.test</span>");
        assertThat(room.change("undo", Map.of("back", "person?address=anna@example.test&noted=undo"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(room.get("people")).contains("2 people");
    }

    @Test
    void anAddressIsSplitOff() throws Exception {
        other();
        say("merge", "anna@home.test", "people");
        var split = Map.of("address", "anna@home.test", "word", "split", "back", "person?address=anna@home.test");
        assertThat(room.change("say", split).statusCode()).isEqualTo(303);
        assertThat(room.get("people")).contains("2 people");
        assertThat(room.get("person?address=anna@home.test"))
                .doesNotContain("Split off", "<span>anna@example.test</span>");
    }

    @Test
    void twoChosenInTheListAreMerged() throws Exception {
        other();
        assertThat(room.get("people")).contains("name=\"pick.anna@example.test\"");
        var chosen = Map.of("pick.anna@example.test", "anna@example.test", "pick.anna@home.test", "anna@home.test");
        var reply = room.change("together", chosen);
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("location").orElse("")).startsWith("person?address=anna%40");
        assertThat(room.get("people")).contains("1 person");
    }

    @Test
    void oneChosenIsNotEnoughAndNobodyIsMergedWithTheUser() throws Exception {
        assertThat(room.change("together", Map.of("pick.a", "anna@example.test"))
                        .body())
                .contains("choose two people");
        assertThat(say("merge", "me@example.org", "people").body()).contains("is your own address");
        assertThat(say("merge", "somebody", "people").body()).contains("is not an address");
        assertThat(room.holdings.ledger().joins()).isEmpty();
    }

    @Test
    void peopleToMergeWithAreOfferedByNameAndNamesakesAtOnce() throws Exception {
        other();
        assertThat(room.get("names?rest=anna"))
                .contains("<option value=\"anna@home.test\">Annie B.</option>")
                .doesNotContain("<html");
        room.mail("""
            Date: Wed, 25 Feb 2026 10:00:00 +0000
            From: Annie B. <annie@work.test>
            To: me@example.org
            Subject: tea
            Message-ID: <3@example.test>

            Or at five?
            """);
        room.change("say", Map.of("address", "annie@work.test", "word", "split"));
        room.get("people");
        assertThat(room.get("person?address=anna@home.test"))
                .contains("The same name: <a href=\"person?address=annie%40work.test\">");
    }

    private void other() throws Exception {
        room.mail("""
            Date: Tue, 24 Feb 2026 10:00:00 +0000
            From: Annie B. <anna@home.test>
            To: me@example.org
            Subject: tea
            Message-ID: <2@example.test>

            Sunday at four?
            """);
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
