package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.line.ContactsLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.SaidLine;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The commands that say who is who, from the order to what every other command then answers.
class WhoIsWhoTest extends AtTheDesk {
    @Test
    void mergedAddressesAreOnePersonEverywhereUntilUndone() throws Exception {
        assertThat(person("ann@one.test").addresses()).containsExactly("ann@one.test");
        say("ann@one.test", "merge", "Lee@two.test");
        var ann = person("lee@two.test");
        assertThat(ann.addresses()).containsExactlyInAnyOrder("ann@one.test", "lee@two.test");
        assertThat(ann.id()).isEqualTo("ann@one.test");
        assertThat(ann.received()).isEqualTo(2);
        assertThat(found("from:lee@two.test")).containsExactly("Pensions", "Walk");
        assertThat(ask(new Ask.People("", null), PersonLine.class)).hasSize(2);

        ask(new Ask.Undo());
        assertThat(person("lee@two.test").addresses()).containsExactly("lee@two.test");
        assertThat(found("from:lee@two.test")).containsExactly("Walk");
    }

    @Test
    void aSplitTakesAMergeApartAndALaterMergeHolds() throws Exception {
        say("ann@one.test", "merge", "lee@two.test");
        say("lee@two.test", "split");
        assertThat(person("lee@two.test").received()).isEqualTo(1);
        say("lee@two.test", "merge", "ann@one.test");
        assertThat(person("lee@two.test").received()).isEqualTo(2);
    }

    @Test
    void anAddressWithoutMailIsNotedAndSaidToBeUnknown() throws Exception {
        var lines = ask(new Ask.Say("an@one.test", "tag", List.of("friend")));
        assertThat(lines).hasAtLeastOneElementOfType(SaidLine.class);
        assertThat(lines.toString()).contains("there is no mail with an@one.test");
        assertThat(ask(new Ask.Say("ann@one.test", "tag", List.of("friend"))).toString())
                .doesNotContain("there is no mail");
        assertThat(ask(new Ask.Say("ann@one.test", "merge", List.of("lea@two.test")))
                        .toString())
                .contains("there is no mail with lea@two.test");
        assertThat(ask(new Ask.Say("ann@one.test", "merge", List.of("lee@two.test")))
                        .toString())
                .doesNotContain("there is no mail");
        assertThatThrownBy(() -> person("Ann")).hasMessage("\"Ann\" is not an address; kith people Ann finds it");
    }

    @Test
    void nobodyIsMergedWithTheUserOrWithThemselves() {
        assertThatThrownBy(() -> say("ann@one.test", "merge", ME))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("your own address");
        assertThatThrownBy(() -> say("ann@one.test", "merge", "ANN@one.test")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> say("ann@one.test", "merge", "lee")).isInstanceOf(Refusal.class);
    }

    @Test
    void anAddressBookMakesTagsAndJoinsAddresses() throws Exception {
        var cards = temporary.resolve("book.vcf");
        Files.writeString(cards, """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ann Lee
            EMAIL;TYPE=home:ann@one.test
            EMAIL;TYPE=work:Lee@Two.test
            EMAIL:office@shared.test
            CATEGORIES:Close friends,mentor,myContacts
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Carl
            EMAIL:carl@three.test
            EMAIL:office@shared.test
            EMAIL:alice@example.org
            CATEGORIES:peer
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Nobody
            TEL:+1 555 0100
            END:VCARD
            """);
        var line = ask(new Ask.Contacts(cards.toString()), ContactsLine.class).getFirst();
        assertThat(line).isEqualTo(new ContactsLine(3, 3, 1, 1));
        assertThat(person("lee@two.test").tags()).containsExactly("close-friends", "mentor");
        assertThat(person("carl@three.test").addresses()).containsExactly("carl@three.test");
        assertThat(found("tag:mentor")).containsExactly("Pensions", "Re: Pensions", "Walk");
        // once more: nothing new
        var again = ask(new Ask.Contacts(cards.toString()), ContactsLine.class).getFirst();
        assertThat(again).isEqualTo(new ContactsLine(3, 0, 0, 1));
        var words = temporary.resolve("words.txt");
        Files.writeString(words, "no card");
        assertThatThrownBy(() -> ask(new Ask.Contacts(words.toString())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no vCard");
    }

    @Test
    void whatIsNoAddressOnACardIsNotKept() throws Exception {
        var cards = temporary.resolve("odd.vcf");
        Files.writeString(cards, """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ann Lee
            EMAIL:ann@one.test
            EMAIL:lee@two.test\\nbcc:x@evil.test
            EMAIL:a\u001b[2J@one.test
            END:VCARD
            """);
        assertThat(ask(new Ask.Contacts(cards.toString()), ContactsLine.class))
                .containsExactly(new ContactsLine(1, 0, 0, 0));
    }
}
