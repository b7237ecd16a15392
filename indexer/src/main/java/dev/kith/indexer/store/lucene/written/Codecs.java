package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Talk;
import dev.kith.indexer.store.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The octets behind the binary fields. Each begins with a version, so that a field can grow.
public final class Codecs {
    private static final int VERSION = 1;
    private static final int NO_ZONE = Integer.MAX_VALUE;
    /// Keeps days before 1970 positive.
    private static final long DAYS = 1_000_000;
    /// The order is on disk.
    private static final List<ActKind> KINDS = List.of(ActKind.values());
    /// Of a probability.
    private static final double STEPS = 200;

    private static final int STEPS_MAX = (int) STEPS;
    private static final AtomicReferenceArray<@Nullable Act> WORDLESS =
            new AtomicReferenceArray<>(KINDS.size() * (STEPS_MAX + 1));

    private Codecs() {}

    /// @param terms the parties as they are sorted in the index
    static byte[] figures(Entry entry, SortedSet<BytesRef> terms) {
        var order = new ArrayList<>(terms);
        var blob = new BlobWriter()
                .octet(VERSION)
                .number(Trait.bits(entry.traits()))
                .octet(entry.direction() == Direction.SENT ? 1 : 0)
                .number(entry.words())
                .signed(entry.zone() == null ? NO_ZONE : entry.zone() / 60)
                .number(entry.parties().size());
        for (var party : entry.parties()) {
            blob.number(order.indexOf(new BytesRef(Schema.party(party))));
            blob.octet(party.role().code());
        }
        return blob.done();
    }

    /// @param parties global numbers of the document's parties, as they are sorted in the index
    public static Row row(
            byte[] octets, int offset, int doc, long id, long date, int account, int[] parties, int conversation) {
        var blob = new BlobReader(octets, offset + 1);
        var traits = blob.count();
        var direction = blob.octet() == 1 ? Direction.SENT : Direction.RECEIVED;
        var words = blob.count();
        var minutes = (int) blob.signed();
        var count = blob.count();
        var numbers = new int[count];
        var roles = new byte[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = parties[blob.count()];
            roles[i] = blob.octet();
        }
        return new Row(
                doc,
                id,
                date,
                minutes == NO_ZONE ? null : minutes * 60,
                direction,
                traits,
                words,
                account,
                numbers,
                roles,
                conversation);
    }

    static byte[] links(Link link) {
        var blob = new BlobWriter().octet(VERSION).fixed(link.own()).number(link.references().length);
        for (var reference : link.references()) {
            blob.fixed(reference);
        }
        blob.octet(link.subject() == 0 ? 0 : link.reply() ? 2 : 1);
        if (link.subject() != 0) {
            blob.fixed(link.subject()).number(link.people().length);
            for (var person : link.people()) {
                blob.signed(person);
            }
        }
        return blob.done();
    }

    public static Link link(byte[] octets, int offset, long date) {
        var blob = new BlobReader(octets, offset + 1);
        var own = blob.fixed();
        var references = new long[blob.count()];
        for (var i = 0; i < references.length; i++) {
            references[i] = blob.fixed();
        }
        var kind = blob.octet();
        if (kind == 0) {
            return new Link(own, references, date, 0, false, new int[0]);
        }
        var subject = blob.fixed();
        var people = new int[blob.count()];
        for (var i = 0; i < people.length; i++) {
            people[i] = (int) blob.signed();
        }
        return new Link(own, references, date, subject, kind == 2, people);
    }

    static byte[] talk(Talk talk) {
        // sentences of acts and lines of evidence are often the same
        var lines = new LinkedHashSet<String>(talk.evidence());
        talk.acts().forEach(act -> lines.add(act.sentence()));
        var order = new ArrayList<>(lines);
        var blob = new BlobWriter()
                .octet(VERSION)
                .text(talk.messageId())
                .text(talk.inReplyTo())
                .text(talk.subject())
                .texts(lines)
                .number(talk.evidence().stream().distinct().count())
                .number(talk.acts().size());
        for (var act : talk.acts()) {
            var due = act.due();
            blob.octet(KINDS.indexOf(act.kind()))
                    .number(order.indexOf(act.sentence()))
                    .octet((int) Math.round(act.probability() * STEPS))
                    .number(due == null ? 0 : due.toEpochDay() + DAYS);
        }
        var invite = talk.invite();
        return blob.fixed(talk.sketch())
                .texts(talk.links())
                .text(talk.greeting())
                .number(invite == null ? 0 : Math.max(0, invite.getEpochSecond()) + 1)
                .texts(talk.phones())
                .text(talk.title())
                .text(talk.organisation())
                .done();
    }

    /// What a list of hits shows of what was said.
    public record Head(String messageId, String subject) {}

    /// The beginning of a talk.
    public static Head head(byte[] octets, int offset) {
        var blob = new BlobReader(octets, offset + 1);
        var messageId = blob.text();
        blob.skipText();
        return new Head(messageId, blob.text());
    }

    public static Talk talk(byte[] octets, int offset) {
        var blob = new BlobReader(octets, offset + 1);
        var messageId = blob.text();
        var inReplyTo = blob.textOrNull();
        var subject = blob.text();
        var lines = blob.texts();
        var evidence = List.copyOf(lines.subList(0, blob.count()));
        var count = blob.count();
        var acts = new ArrayList<Act>(count);
        for (var i = 0; i < count; i++) {
            var kind = KINDS.get(blob.octet());
            var sentence = lines.get(blob.count());
            var probability = probability(blob);
            var due = blob.number();
            acts.add(new Act(kind, sentence, probability, due == 0 ? null : LocalDate.ofEpochDay(due - DAYS)));
        }
        return talk(blob, messageId, inReplyTo, subject, acts, evidence, Integer.MAX_VALUE);
    }

    /// The same without subject, lines, what it answers, all links but one, and the sentences and days of acts.
    public static Talk brief(byte[] octets, int offset) {
        var blob = new BlobReader(octets, offset + 1);
        var messageId = blob.text();
        blob.skipText();
        blob.skipText();
        for (var lines = blob.count(); lines > 0; lines--) {
            blob.skipText();
        }
        blob.number();
        var count = blob.count();
        var acts = new ArrayList<Act>(count);
        for (var i = 0; i < count; i++) {
            var kind = blob.octet();
            blob.number();
            acts.add(wordless(kind, probability(blob)));
            blob.number();
        }
        return talk(blob, messageId, null, "", acts, List.of(), 1);
    }

    private static Talk talk(
            BlobReader blob,
            String messageId,
            @Nullable String inReplyTo,
            String subject,
            List<Act> acts,
            List<String> evidence,
            int linksMax) {
        var sketch = blob.fixed();
        var links = blob.texts();
        var greeting = blob.text();
        var invite = blob.number();
        return new Talk(
                messageId,
                inReplyTo,
                subject,
                acts,
                evidence,
                sketch,
                links.subList(0, Math.min(links.size(), linksMax)),
                greeting,
                invite == 0 ? null : Instant.ofEpochSecond(invite - 1),
                blob.texts(),
                blob.textOrNull(),
                blob.textOrNull());
    }

    private static double probability(BlobReader blob) {
        return Math.min(1, (blob.octet() & 0xFF) / STEPS);
    }

    /// Acts without a sentence are few, and the same in all messages.
    private static Act wordless(int kind, double probability) {
        var step = kind * (STEPS_MAX + 1) + (int) Math.round(probability * STEPS);
        var act = WORDLESS.get(step);
        if (act == null) {
            act = new Act(KINDS.get(kind), "", probability, null);
            WORDLESS.set(step, act);
        }
        return act;
    }

    /// What doc values do not hold: with them it is enough to index the message anew. Own words come first.
    static byte[] text(Entry entry) {
        return new BlobWriter()
                .octet(VERSION)
                .text(entry.own())
                .text(entry.signature())
                .text(entry.quoted())
                .texts(entry.references())
                .texts(entry.files())
                .texts(entry.types())
                .text(entry.list())
                .done();
    }

    public static Texts texts(byte[] octets, int offset) {
        var blob = new BlobReader(octets, offset + 1);
        return new Texts(blob.text(), blob.text(), blob.text(), blob.texts(), blob.texts(), blob.texts(), blob.text());
    }
}
