package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.desk.Lines;
import dev.kith.app.line.LeftLine;
import dev.kith.app.line.WhyLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user does to a reminder in any mail client, on any device, and what Kith makes of it.
class GesturesTest {
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    @TempDir
    private Path folder;

    private Household house;

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder, START);
        house.unanswered();
        house.judge();
        assertThat(house.upstream.in("INBOX")).hasSize(1);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void look() {
        for (var i = 0; i < 3; i++) {
            house.pass(Duration.ofMinutes(11));
            house.judge();
        }
    }

    private String word() {
        return house.holdings.ledger().utterances(Household.ANNA).stream()
                .map(u -> u.author() + " " + u.word().getClass().getSimpleName())
                .reduce("", (a, b) -> a + b);
    }

    @ParameterizedTest
    @CsvSource({
        "Kith/Later,gesture Snooze",
        "Kith/Later 2w,gesture Snooze",
        "Kith/Rest,gesture Rest",
        "INBOX.Kith.Mute,gesture Mute",
        "Kith/Done,gesture Done"
    })
    void movedIntoOneOfKithsMailboxesItIsCarriedOutAndGoes(String mailbox, String said) {
        house.upstream.stored.getFirst().mailbox = mailbox;
        look();
        assertThat(word()).isEqualTo(said);
        assertThat(house.upstream.stored).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Archive", "Kithara/Later", "Kith/Ideas"})
    void movedAnywhereElseItIsTheUsers(String mailbox) {
        house.upstream.stored.getFirst().mailbox = mailbox;
        look();
        assertThat(word()).isEmpty();
    }

    @Test
    void deletedItIsOverAndNeverComesBack() {
        house.upstream.stored.getFirst().mailbox = "Trash";
        look();
        house.upstream.stored.clear();
        house.pass(Duration.ofDays(3));
        look();
        assertThat(house.upstream.appends).isEqualTo(1);
        assertThat(word()).as("nothing is concluded about the person").isEmpty();
    }

    @Test
    void whyTellsThatItWasDeletedAndNoMoreOfIt() throws Exception {
        assertThat(past()).endsWith("delivered: In a mail of its own.");
        house.upstream.stored.getFirst().mailbox = "Trash";
        look();
        assertThat(past()).endsWith("delivered > dismissed: You deleted its reminder.");
        var after = past();
        house.pass(Duration.ofDays(3));
        look();
        assertThat(past()).as("it stays so").isEqualTo(after);
    }

    @Test
    void whyTellsThatItWasCalledDone() throws Exception {
        house.upstream.stored.getFirst().mailbox = "Kith/Done";
        look();
        assertThat(past()).endsWith("delivered > resolved: You called it done.");
    }

    /// What `why` says of the rule that found the mail without an answer.
    private String past() throws Exception {
        var answer = new Gathered<>(WhyLine.class);
        house.desk.answer(new Ask.Why(Household.ANNA, null, false, false), answer);
        return answer.lines().stream()
                .filter(line -> line.rule().equals("mine-unanswered"))
                .flatMap(line -> line.changes().stream())
                .map(change -> change.was() + " > " + change.became() + ": " + change.cause())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void flaggedItStaysWhateverIsSaid() throws Exception {
        house.upstream.stored.getFirst().flagged = true;
        house.desk.answer(new Ask.Say(Household.ANNA, "done", List.of()), Lines.NOWHERE);
        look();
        house.pass(Duration.ofDays(60));
        look();
        assertThat(house.upstream.stored).hasSize(1);
    }

    // ---- leave

    private List<LeftLine> leave(boolean remove) throws Exception {
        var answer = new Gathered<>(LeftLine.class);
        house.mailroom.leave(remove, answer);
        return answer.lines();
    }

    @Test
    void leaveListsAndRemovesWhatKithMadeAndNothingElse() throws Exception {
        var stranger = house.upstream.put("<0123456789abcdef0123456789abcdef@kith.invalid>");
        assertThat(leave(false)).extracting(LeftLine::state).containsExactly("found", "found");
        assertThat(leave(false))
                .filteredOn(line -> !line.messageId().equals(stranger.messageId))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.subject()).isNotEmpty();
                    assertThat(line.date()).isNotNull();
                });
        assertThat(house.upstream.stored).hasSize(2);

        assertThat(leave(true)).extracting(LeftLine::state).containsExactlyInAnyOrder("removed", "kept");
        assertThat(house.upstream.stored).containsExactly(stranger);

        house.pass(Duration.ofDays(30));
        look();
        assertThat(house.upstream.stored).as("and nothing new comes").containsExactly(stranger);
    }

    @Test
    void aDraftThatTheUserChangedOrSentIsTheirs() throws Exception {
        for (var text : List.of("Dear Anna, one.", "Dear Anna, two.", "Dear Anna, three.")) {
            house.desk.answer(new Ask.Draft(Household.ANNA, "", text), Lines.NOWHERE);
        }
        house.settle();
        var drafts = house.upstream.in("Drafts");
        assertThat(drafts).hasSize(3);
        drafts.get(1).octets = (new String(drafts.get(1).octets, UTF_8) + "How are you?\r\n").getBytes(UTF_8);
        drafts.get(2).mailbox = "Sent";

        assertThat(leave(false))
                .extracting(line -> line.mailbox() + " " + line.state() + " " + line.why())
                .containsExactlyInAnyOrder(
                        "INBOX found ",
                        "Drafts found a draft that you asked for",
                        "Drafts kept a draft that you have changed");
        leave(true);
        assertThat(house.upstream.stored).containsExactlyInAnyOrder(drafts.get(1), drafts.get(2));
    }
}
