package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.mime.Attachment;
import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.Message;
import dev.kith.indexer.mime.MessageReader;
import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Senders;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Talk;
import dev.kith.indexer.text.OwnWords;
import dev.kith.indexer.text.OwnWordsReader;
import dev.kith.indexer.text.Selling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Octets to an entry of the store: reads the message, cuts its text apart, finds out who wrote it. Any thread.
final class Assembler {
    /// Kith's own addresses are nobody's.
    private static final String KITH = "@kith.invalid";

    private static final int TEXT_MAX = 400_000;
    private final MessageReader reader = new MessageReader(Limits.DEFAULT);
    private final OwnWordsReader ownWords = new OwnWordsReader();

    /// Does the user keep the mailbox, or somebody named in the message, out of the index?
    static boolean keptOut(Mail mail, Message message, KeptOut rule) {
        var mailbox = mail.mailbox();
        return (mailbox != null && rule.mailbox(mail.account(), mailbox))
                || Senders.parties(message, mail.forwardPaths()).stream()
                        .anyMatch(party -> rule.address(mail.account(), party.address()))
                || (message.sender() != null
                        && rule.address(mail.account(), message.sender().addrSpec()));
    }

    Message message(Mail mail) {
        return reader.read(mail.octets(), mail.cut());
    }

    Message message(byte[] octets) {
        return reader.read(octets, false);
    }

    OwnWords words(Message message, Instant received) {
        return ownWords.read(message, LocalDate.ofInstant(received, ZoneOffset.UTC));
    }

    List<Act> acts(String sentence) {
        return ownWords.acts(sentence);
    }

    Reading reading(byte[] octets) {
        var message = reader.read(octets, false);
        var words = words(message, Instant.EPOCH);
        var parties = Senders.parties(message, List.of());
        return new Reading(
                message.messageId(),
                message.date(),
                addresses(parties, Role.FROM).stream().findFirst().orElse(""),
                addresses(parties, Role.TO),
                addresses(parties, Role.CC),
                message.subject(),
                People.kind(parties, Trait.bits(traits(message))),
                words.own(),
                words.zones().quoted(),
                words.zones().signature(),
                words.acts(),
                message.problems());
    }

    /// What header section and text say about who or what wrote it.
    private static Set<Trait> traits(Message message) {
        var traits = EnumSet.noneOf(Trait.class);
        traits.addAll(Senders.traits(message));
        add(traits, Trait.SELLING, !traits.contains(Trait.REPLY) && Selling.in(message.subject(), message.text()));
        return traits;
    }

    private static List<String> addresses(List<Party> parties, Role role) {
        return parties.stream()
                .filter(party -> party.role() == role)
                .map(Party::address)
                .toList();
    }

    /// @param me the user's addresses, lower-case
    Entry entry(Mail mail, Message message, Set<String> me) {
        var parties = Senders.parties(message, mail.forwardPaths()).stream()
                .filter(party -> !party.address().endsWith(KITH))
                .toList();
        var date = date(mail, message);
        var words = words(message, date);
        var zoned = words.zones();
        var own = cut(zoned.own());
        var traits = EnumSet.noneOf(Trait.class);
        traits.addAll(traits(message));
        add(traits, Trait.LINK, !words.links().isEmpty());
        add(traits, Trait.STOP, words.stop());
        add(traits, Trait.CUT, mail.cut());
        add(traits, Trait.UNREADABLE, parties.isEmpty());
        add(traits, Trait.UNDATED, message.date() == null);
        var quoted = zoned.rest().isEmpty() ? zoned.quoted() : zoned.quoted() + "\n\n" + zoned.rest();
        return new Entry(
                talk(message, words, traits),
                references(message),
                date,
                message.date() == null || !message.zoneKnown()
                        ? null
                        : message.date().getOffset().getTotalSeconds(),
                direction(mail, message, parties, me),
                mail.account(),
                parties,
                traits,
                message.attachments().stream().map(Assembler::fileName).toList(),
                message.attachments().stream().map(Attachment::type).toList(),
                message.hints().listId(),
                mail.size(),
                words.words(),
                own,
                cut(quoted),
                zoned.signature());
    }

    /// A letter to subscribers asks nobody in particular and promises nobody anything, whoever writes it.
    private static List<Act> acts(Message message, OwnWords words, Set<Trait> traits) {
        return !traits.contains(Trait.REPLY) && Senders.toSubscribers(message)
                ? words.acts().stream().filter(act -> !personal(act)).toList()
                : words.acts();
    }

    private static boolean personal(Act act) {
        return switch (act.kind()) {
            case ASK, QUESTION, MEETING, OFFER, PROMISE -> true;
            case THANKS, INTRODUCTION, CONGRATULATION, SHARE, DECLINE, NEWS -> false;
        };
    }

    private static Talk talk(Message message, OwnWords words, Set<Trait> traits) {
        return new Talk(
                message.messageId(),
                message.inReplyTo(),
                message.subject(),
                acts(message, words, traits),
                words.evidence(),
                words.sketch(),
                words.links(),
                words.greeting(),
                message.invitation() == null ? null : message.invitation().start(),
                words.card().phones(),
                words.card().title(),
                words.card().organisation());
    }

    private static List<String> references(Message message) {
        var answered = message.inReplyTo();
        if (answered == null || message.references().contains(answered)) {
            return message.references();
        }
        var references = new ArrayList<>(message.references());
        references.add(answered);
        return references;
    }

    private static Instant date(Mail mail, Message message) {
        var date = message.date();
        if (date != null) {
            return date.toInstant();
        }
        var received = mail.received();
        return received == null ? Instant.EPOCH : received;
    }

    /// Anybody can write the user's address into From: what came from outside and was found to be forged was
    /// not sent.
    private static Direction direction(Mail mail, Message message, List<Party> parties, Set<String> me) {
        var given = mail.direction();
        if (given != null) {
            return given;
        }
        var path = mail.reversePath();
        if (path != null) {
            return Direction.SENT;
        }
        var fromMe = parties.stream().anyMatch(party -> party.role() == Role.FROM && me.contains(party.address()));
        return (fromMe && !message.hints().forged()) || MailboxNames.sent(mail.mailbox())
                ? Direction.SENT
                : Direction.RECEIVED;
    }

    private static String fileName(Attachment attachment) {
        return attachment.name().isEmpty() ? attachment.type() : attachment.name();
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    private static void add(Set<Trait> traits, Trait trait, boolean is) {
        if (is) {
            traits.add(trait);
        }
    }
}
