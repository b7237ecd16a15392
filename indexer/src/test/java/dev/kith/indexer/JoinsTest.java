package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.people.Identities;
import dev.kith.indexer.people.Join;
import dev.kith.indexer.people.Proof;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which addresses are one person's, and which are two people of one name.
class JoinsTest {
    private static final String OLD = "Wilma Quandt <wquandt@old.test>";
    private static final String NEW = "Wilma Quandt <pony77@new.test>";

    @TempDir
    Path folder;

    private static String reply(int number) {
        return "In-Reply-To: <" + number + "@example.org>\n\nGladly, see you there.";
    }

    private List<Join> joins(Mailbox mailbox, String address, Identities said) throws Exception {
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneOffset.UTC)) {
            for (var mail : mailbox.mails()) {
                indexer.add(mail);
            }
            indexer.refresh();
            indexer.identities(said);
            return indexer.joins(address);
        }
    }

    private List<Proof> proofs(Mailbox mailbox, String address) throws Exception {
        return joins(mailbox, address, Identities.NONE).stream()
                .map(Join::proof)
                .toList();
    }

    @Test
    void whoAnswersFromAnotherAddressIsTheOneThatWasWrittenTo() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, OLD, "Lunch", "Lunch on Friday?")
                .mail("2026-01-02", NEW, Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(joins(mailbox, "pony77@new.test", Identities.NONE))
                .containsExactly(new Join("wquandt@old.test", "pony77@new.test", Proof.ANSWERED));
    }

    @Test
    void splitTakesThemApartAndMergeSaysWhoSaidSo() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, OLD, "Lunch", "Lunch on Friday?")
                .mail("2026-01-02", NEW, Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(joins(mailbox, "pony77@new.test", new Identities(List.of(), Set.of("pony77@new.test"))))
                .isEmpty();
        var said = new Identities(List.of(new Identities.Pair("wquandt@old.test", "pony77@new.test")), Set.of());
        assertThat(joins(mailbox, "pony77@new.test", said))
                .extracting(Join::proof)
                .contains(Proof.SAID);
    }

    @Test
    void anAnswerFromTheOtherJoinsEvenACommonName() throws Exception {
        var alone = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, "John Smith <john.smith@a.test>", "Lunch", "Lunch on Friday?")
                .mail("2026-01-02", "John Smith <pony77@b.test>", Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(proofs(alone, "pony77@b.test")).containsExactly(Proof.ANSWERED);
    }

    @Test
    void inARoundOfMoreAnAnswerIsNoProofForACommonName() throws Exception {
        var round = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, "John Smith <john.smith@a.test>, carl@c.test", "Lunch", "On Friday?")
                .mail("2026-01-02", "John Smith <pony77@b.test>", Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(proofs(round, "pony77@b.test")).isEmpty();
    }

    @Test
    void twoPeopleOfOneCommonNameStayTwo() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", "John Smith <john.smith@a.test>", Mailbox.ME, "Offer", "Here is our offer.")
                .mail("2026-01-02", "John Smith <john.smith@b.test>", Mailbox.ME, "Concert", "Are you coming?")
                .mail("2026-01-03", "John Smith <jsmith@c.test>", Mailbox.ME, "Bill", "Here is the bill.");
        assertThat(proofs(mailbox, "john.smith@a.test")).isEmpty();
        assertThat(proofs(mailbox, "jsmith@c.test")).isEmpty();
    }

    @Test
    void ofACommonNameAnAddressOfTheSameHouseIsTheSamePersons() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", "John Smith <john.smith@a.test>", Mailbox.ME, "Offer", "Here is our offer.")
                .mail("2026-01-02", "John Smith <john.smith@mail.a.test>", Mailbox.ME, "Offer", "And another.");
        assertThat(proofs(mailbox, "john.smith@a.test")).containsExactly(Proof.SAME_PART);
    }

    @Test
    void aRareNameThatCarriesOnAConversationIsTheSamePerson() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", OLD, "Carl <carl@c.test>", "Plan", "Cc: alice@example.org\n\nHere is the plan.")
                .mail("2026-01-02", NEW, "Carl <carl@c.test>", "Re: Plan", "Cc: alice@example.org\n" + reply(1));
        assertThat(proofs(mailbox, "pony77@new.test")).containsExactly(Proof.CONTINUED);
    }

    @Test
    void aNameOfWhichOthersHaveTheWordsIsNotRare() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", OLD, "Carl <carl@c.test>", "Plan", "Cc: alice@example.org\n\nHere is the plan.")
                .mail("2026-01-02", NEW, "Carl <carl@c.test>", "Re: Plan", "Cc: alice@example.org\n" + reply(1))
                .mail("2026-01-03", "Otto Quandt <otto@d.test>", Mailbox.ME, "Hi", "I am the brother.")
                .mail("2026-01-04", "Wilma Zabel <wilma@e.test>", Mailbox.ME, "Hi", "I am new here.");
        assertThat(proofs(mailbox, "pony77@new.test")).isEmpty();
    }

    @Test
    void whomAMessageNamesBothAreTwo() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, OLD, "Lunch", "Lunch on Friday?")
                .mail("2026-01-02", NEW, Mailbox.ME, "Re: Lunch", reply(1))
                .mail("2026-01-03", "Carl <carl@c.test>", OLD + ", " + NEW + ", " + Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(proofs(mailbox, "pony77@new.test")).isEmpty();
    }

    @Test
    void whoTakeTurnsAreTwo() throws Exception {
        var mailbox = new Mailbox()
                .mail("2026-01-01", Mailbox.ME, OLD, "Lunch", "Lunch on Friday?")
                .mail("2026-01-02", NEW, Mailbox.ME, "Re: Lunch", reply(1))
                .mail("2026-01-03", OLD, Mailbox.ME, "Re: Lunch", reply(1))
                .mail("2026-01-04", NEW, Mailbox.ME, "Re: Lunch", reply(1));
        assertThat(proofs(mailbox, "pony77@new.test")).isEmpty();
    }

    private static Mailbox moving() {
        var mailbox = new Mailbox();
        for (var day = 1; day <= 3; day++) {
            mailbox.mail("2026-01-0" + day, OLD, Mailbox.ME, "News " + day, "It snows.");
            mailbox.mail("2026-02-0" + day, NEW, Mailbox.ME, "More " + day, "It thaws.");
        }
        return mailbox;
    }

    @Test
    void anAddressThatFallsSilentWhenAnotherOfTheRareNameBeginsHasMoved() throws Exception {
        assertThat(proofs(moving(), "pony77@new.test")).containsExactly(Proof.MOVED);
    }

    @Test
    void anAddressThatWritesAgainHasNotMoved() throws Exception {
        assertThat(proofs(moving().mail("2026-02-02", OLD, Mailbox.ME, "Spring", "It blooms."), "pony77@new.test"))
                .isEmpty();
    }
}
