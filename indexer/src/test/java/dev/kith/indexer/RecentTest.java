package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the histories of everybody hold of old mail and of new.
class RecentTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ASKS =
            "Hello Alice,\n\nCould you send me the plan? It stands on https://one.test and https://two.test.";

    @TempDir
    Path folder;

    /// A mail a day from 2020-01-01 on.
    private static void mails(Mailbox mailbox, int count, String from, String to) {
        var first = LocalDate.parse("2020-01-01");
        for (var i = 0; i < count; i++) {
            mailbox.mail(first.plusDays(i).toString(), from, to, "Plan " + i, ASKS);
        }
    }

    private List<History> read(Mailbox mailbox, Instant since) throws Exception {
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            for (var mail : mailbox.mails()) {
                indexer.add(mail);
            }
            indexer.refresh();
            return indexer.histories(since);
        }
    }

    private static List<Interaction> with(String address, List<History> histories) {
        return histories.stream()
                .filter(history -> history.person().id().equals(address))
                .findFirst()
                .orElseThrow()
                .interactions();
    }

    private static boolean whole(Interaction one) {
        return !one.subject().isEmpty();
    }

    @Test
    void theLastDozenInEachDirectionWithAPersonIsWhole() throws Exception {
        var mailbox = new Mailbox();
        mails(mailbox, 20, "Bob <bob@example.org>", Mailbox.ME);
        mails(mailbox, 15, Mailbox.ME, "Bob <bob@example.org>");
        mails(mailbox, 12, "Cid <cid@example.org>", Mailbox.ME);
        var read = read(mailbox, SINCE);
        var bob = with("bob@example.org", read);
        assertThat(bob).hasSize(35);
        assertThat(bob.stream().filter(one -> one.sent() && whole(one))).hasSize(12);
        assertThat(bob.stream().filter(one -> !one.sent() && whole(one))).hasSize(12);
        assertThat(bob.stream().filter(one -> !one.sent()).toList().subList(8, 20))
                .allMatch(RecentTest::whole);
        assertThat(with("cid@example.org", read)).hasSize(12).allMatch(RecentTest::whole);
    }

    @Test
    void whatWasWrittenSinceIsWholeHoweverMuchItIs() throws Exception {
        var mailbox = new Mailbox();
        mails(mailbox, 20, "Bob <bob@example.org>", Mailbox.ME);
        var read = read(mailbox, Instant.parse("2020-01-04T00:00:00Z"));
        assertThat(with("bob@example.org", read).stream().map(RecentTest::whole))
                .startsWith(false, false, false, true)
                .endsWith(true);
    }

    @Test
    void whoIsInTheLastMailsOfOneOfSeveralReadsThemWhole() throws Exception {
        var mailbox = new Mailbox();
        mailbox.mail("2019-01-01", Mailbox.ME, "Bob <bob@example.org>, Cid <cid@example.org>", "Both", ASKS);
        mails(mailbox, 20, Mailbox.ME, "Bob <bob@example.org>");
        assertThat(with("bob@example.org", read(mailbox, SINCE)).getFirst().subject())
                .isEqualTo("Both");
    }

    /// What somebody sends to everybody hides what the two last talked about no more than a machine's answer does.
    @Test
    void circularsAreNotAmongTheLastDozen() throws Exception {
        var mailbox = new Mailbox().mail("2019-01-01", "Bob <bob@example.org>", Mailbox.ME, "Letter", ASKS);
        var crowd = Mailbox.ME + ", a@x.test, b@x.test, c@x.test, d@x.test, e@x.test, f@x.test, g@x.test, h@x.test,"
                + " i@x.test, j@x.test, k@x.test, l@x.test";
        mails(mailbox, 20, "Bob <bob@example.org>", crowd);
        for (var i = 0; i < 15; i++) {
            mailbox.mail(
                    "2021-01-01", "Bob <bob@example.org>", Mailbox.ME, "Away", "Auto-Submitted: auto-replied\n\nAway.");
        }
        var bob = with("bob@example.org", read(mailbox, SINCE));
        assertThat(bob).hasSize(36);
        assertThat(bob.stream().filter(RecentTest::whole))
                .extracting(Interaction::subject)
                .containsExactly("Letter");
    }

    /// The rules count what old mails are, and do not read what they say.
    @Test
    void anOldMailKeepsAllButItsTexts() throws Exception {
        var mailbox = new Mailbox();
        mails(mailbox, 13, "Bob <bob@example.org>", Mailbox.ME);
        var whole = with("bob@example.org", read(mailbox, Instant.EPOCH)).getFirst();
        var brief = with("bob@example.org", read(new Mailbox(), SINCE)).getFirst();
        assertThat(whole.acts()).extracting(Act::kind).contains(ActKind.ASK);
        assertThat(brief.acts())
                .extracting(Act::kind)
                .isEqualTo(whole.acts().stream().map(Act::kind).toList());
        assertThat(brief.acts())
                .extracting(Act::probability)
                .isEqualTo(whole.acts().stream().map(Act::probability).toList());
        assertThat(brief.acts()).extracting(Act::sentence).containsOnly("");
        assertThat(whole.links()).hasSize(2);
        assertThat(brief.links()).hasSize(1);
        assertThat(brief.evidence()).isEmpty();
        assertThat(whole.evidence()).isNotEmpty();
        assertThat(brief)
                .usingRecursiveComparison()
                .ignoringFields("acts", "links", "evidence", "subject", "inReplyTo")
                .isEqualTo(whole);
    }
}
