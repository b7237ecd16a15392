package dev.kith.app.desk;

import dev.kith.app.line.ContactsLine;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a vCard file (RFC 6350 and the versions before it) and says to the ledger what it tells: addresses of one
/// card are one person's, and their categories are tags. What is known already is not said again.
final class AddressBook {
    private static final String AUTHOR = "address book";
    private static final long OCTETS_MAX = 64L << 20;
    private static final int TAG_MAX = 32;
    /// Groups that address books put everybody into.
    private static final Set<String> NO_TAGS = Set.of("mycontacts", "my-contacts", "all", "contacts", "starred");

    private final Holdings holdings;
    private final Instant now;

    AddressBook(Holdings holdings, Instant now) {
        this.holdings = holdings;
        this.now = now;
    }

    private record Card(List<String> addresses, Set<String> tags) {}

    ContactsLine take(Path file) throws Refusal, IOException {
        var cards = read(file);
        var known = known();
        var holders = new HashMap<String, Integer>();
        cards.forEach(card -> card.addresses.forEach(address -> holders.merge(address, 1, Integer::sum)));
        var tags = 0;
        var merges = 0;
        for (var card : cards) {
            for (var tag : card.tags) {
                if (!card.addresses.isEmpty() && known.add(tagged(card, tag))) {
                    say(card.addresses.getFirst(), new Word.Tag(tag, true));
                    tags++;
                }
            }
            // an address that several cards share, a family's or an office's, proves nothing
            var own = card.addresses.stream()
                    .filter(address -> holders.getOrDefault(address, 0) == 1)
                    .toList();
            for (var other : own.stream().skip(1).toList()) {
                if (known.add(new Utterance(own.getFirst(), new Word.Merged(other), Instant.EPOCH, ""))) {
                    say(own.getFirst(), new Word.Merged(other));
                    merges++;
                }
            }
        }
        var without =
                (int) cards.stream().filter(card -> card.addresses.isEmpty()).count();
        return new ContactsLine(cards.size(), tags, merges, without);
    }

    private static Utterance tagged(Card card, String tag) {
        return new Utterance(card.addresses.getFirst(), new Word.Tag(tag, true), Instant.EPOCH, "");
    }

    /// What stands already, whoever said it.
    private Set<Utterance> known() {
        var known = new HashSet<Utterance>();
        holdings.ledger()
                .said()
                .tags(now)
                .forEach((address, tags) -> tags.forEach(
                        tag -> known.add(new Utterance(address, new Word.Tag(tag, true), Instant.EPOCH, ""))));
        holdings.ledger()
                .joins()
                .forEach(said -> known.add(new Utterance(said.address(), said.word(), Instant.EPOCH, "")));
        return known;
    }

    private void say(String address, Word word) {
        holdings.ledger().say(new Utterance(address, word, now, AUTHOR));
    }

    private List<Card> read(Path file) throws Refusal, IOException {
        if (Files.size(file) > OCTETS_MAX) {
            throw new Refusal(file + " is larger than an address book can be");
        }
        try {
            var cards = Ezvcard.parse(file).all().stream().map(this::card).toList();
            if (cards.isEmpty()) {
                throw new Refusal("there is no vCard in " + file);
            }
            return cards;
        } catch (RuntimeException e) {
            throw new Refusal(file + " cannot be read as vCards");
        }
    }

    private Card card(VCard card) {
        var me = holdings.indexer().me();
        var addresses = new LinkedHashSet<String>();
        for (var email : card.getEmails()) {
            var address =
                    email.getValue() == null ? "" : email.getValue().strip().toLowerCase(Locale.ROOT);
            address = address.startsWith("mailto:") ? address.substring(7) : address;
            // a card may hold line ends and codes for a terminal
            if (address.indexOf('@') > 0 && address.chars().noneMatch(AddressBook::odd) && !me.contains(address)) {
                addresses.add(address);
            }
        }
        var tags = new LinkedHashSet<String>();
        for (var categories : card.getCategoriesList()) {
            categories.getValues().forEach(name -> tags.add(tag(name)));
        }
        tags.removeIf(tag -> tag.isEmpty() || NO_TAGS.contains(tag));
        return new Card(new ArrayList<>(addresses), tags);
    }

    private static boolean odd(int letter) {
        return Character.isWhitespace(letter) || Character.isISOControl(letter);
    }

    /// A category as a tag: `Close friends` is close-friends.
    private static String tag(String category) {
        var tag = category.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_-]+", "-")
                .replaceAll("^[-_]+|-+$", "");
        return tag.length() > TAG_MAX ? tag.substring(0, TAG_MAX) : tag;
    }
}
