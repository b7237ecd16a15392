package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Whom a search finds: by name, by address, by what was written with them.
class ContactsTest extends SmallMailbox {
    @Test
    void aNameIsFoundByAnyPartOfIt() throws Exception {
        assertThat(found("from:hilip")).isEqualTo("3");
        assertThat(indexer.search("from:nobody", 10, true, NOW).notices()).isNotEmpty();
    }

    @Test
    void peopleAreRankedByWhatWasWrittenWithThem() throws Exception {
        assertThat(indexer.people("pension", 5, NOW))
                .extracting(contact -> contact.person().id())
                .containsExactly("ann.lee@vger.kernel.test");
    }

    @Test
    void namesAndAddressesAreCompletedTheStrongestTieFirst() throws Exception {
        assertThat(indexer.complete("example.org", 5, NOW)).hasSize(3);
        assertThat(indexer.complete("nun", 5, NOW))
                .extracting(contact -> contact.person().name())
                .containsExactly("Jean-Philippe Ñuñez");
        assertThat(indexer.complete("", 5, NOW)).isEmpty();
    }

    @Test
    void figuresOfAContact() throws Exception {
        var ann = indexer.people(NOW).stream()
                .filter(contact -> contact.person().name().equals("Ann Lee"))
                .findFirst()
                .orElseThrow();
        assertThat(ann.sent()).isEqualTo(1);
        assertThat(ann.received()).isEqualTo(1);
        assertThat(ann.contactDays()).isEqualTo(2);
        assertThat(ann.medianGapDays()).isEqualTo(1);
        assertThat(ann.silenceDays()).isBetween(44.0, 44.2);
        assertThat(ann.tie()).isGreaterThan(0);
    }
}
