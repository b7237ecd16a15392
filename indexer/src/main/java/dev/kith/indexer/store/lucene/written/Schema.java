package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Place;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The fields of a Lucene document, all in one place.
///
/// A message is one document. What all messages are scanned for stands in doc values: `figures`, `party`,
/// `date`, `links`; `talk` is read per message and `text`, the stored field, only for snippets and for indexing
/// anew. Where a message was seen is a document of its own (`of`, `place`), so that a move does not touch the
/// message.
public final class Schema {
    /// Goes up when an older Kith could not read the index, or this one would misread an older.
    public static final int VERSION = 1;

    private static final int NAME_MAX = 200;

    public static final String ID = "id";
    public static final String DATE = "date";
    public static final String SIZE = "size";
    public static final String FIGURES = "figures";
    public static final String LINKS = "links";
    public static final String TALK = "talk";
    public static final String TEXT = "text";
    public static final String PARTY = "party";
    public static final String ACCOUNT = "account";
    public static final String FACT = "fact";
    public static final String ACT = "act";

    public static final String SUBJECT = "subject";
    public static final String OWN = "own";
    public static final String QUOTED = "quoted";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String CC = "cc";
    public static final String BCC = "bcc";
    public static final String FILE_NAME = "filename";
    public static final String TYPE = "type";
    public static final String LIST = "list";

    /// A fact: the message came without a Message-ID. An index of an older Kith has it not.
    static final String MADE = "made";

    static final String PLACE = "place";
    public static final String OF = "of";
    public static final String MAILBOX = "mailbox";
    public static final String FILE = "file";
    public static final String UID = "uid";
    static final String UID_VALIDITY = "uidvalidity";

    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true, false);
    private static final FieldType NAMES = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true, true);
    private static final FieldType TERM = type(IndexOptions.DOCS, false, true);

    private Schema() {}

    private static FieldType type(IndexOptions options, boolean tokenized, boolean omitNorms) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(tokenized);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    public static BytesRef key(long hash) {
        return new BytesRef(new BlobWriter().fixed(hash).done());
    }

    static Document message(Entry entry, Link link) {
        var doc = new Document();
        var shared = new WordStream.Shared();
        doc.add(new Field(ID, key(link.own()), TERM));
        number(doc, DATE, entry.date().toEpochMilli());
        number(doc, SIZE, entry.size());
        doc.add(new SortedDocValuesField(ACCOUNT, new BytesRef(entry.account())));
        parties(doc, entry, shared);
        doc.add(new BinaryDocValuesField(LINKS, new BytesRef(Codecs.links(link))));
        doc.add(new BinaryDocValuesField(TALK, new BytesRef(Codecs.talk(entry.talk()))));
        doc.add(new StoredField(TEXT, Codecs.text(entry)));
        words(doc, SUBJECT, entry.talk().subject(), shared);
        words(doc, OWN, entry.signature().isEmpty() ? entry.own() : entry.own() + "\n\n" + entry.signature(), shared);
        words(doc, QUOTED, entry.quoted(), shared);
        names(doc, LIST, entry.list(), shared);
        entry.files().forEach(file -> names(doc, FILE_NAME, file, shared));
        entry.types().stream().distinct().forEach(type -> names(doc, TYPE, type, shared));
        term(doc, FACT, entry.direction().name());
        for (var trait : List.of(Trait.ATTACHMENT, Trait.LINK, Trait.INVITE)) {
            if (entry.traits().contains(trait)) {
                term(doc, FACT, trait.name());
            }
        }
        if (entry.talk().idMade()) {
            term(doc, FACT, MADE);
        }
        entry.talk().acts().stream().map(act -> act.kind().name()).distinct().forEach(kind -> term(doc, ACT, kind));
        return doc;
    }

    private static void number(Document doc, String field, long value) {
        doc.add(new LongPoint(field, value));
        doc.add(new NumericDocValuesField(field, value));
    }

    private static void parties(Document doc, Entry entry, WordStream.Shared shared) {
        var terms = new TreeSet<BytesRef>();
        for (var party : entry.parties()) {
            terms.add(new BytesRef(party(party)));
        }
        for (var term : terms) {
            doc.add(new SortedSetDocValuesField(PARTY, term));
        }
        doc.add(new BinaryDocValuesField(FIGURES, new BytesRef(Codecs.figures(entry, terms))));
        for (var party : entry.parties()) {
            var field = field(party.role());
            if (field != null) {
                names(
                        doc,
                        field,
                        party.name().isEmpty() ? party.address() : party.name() + " " + party.address(),
                        shared);
            }
        }
    }

    private static @Nullable String field(Role role) {
        return switch (role) {
            case FROM -> FROM;
            case TO -> TO;
            case CC -> CC;
            case BCC -> BCC;
            case LIST -> null;
        };
    }

    private static void words(Document doc, String field, String text, WordStream.Shared shared) {
        doc.add(new Field(field, new WordStream(text, shared), WORDS));
    }

    /// Every document has a length in every field of words: Lucene reads lengths that are dense much faster,
    /// while it merges and while it ranks.
    private static void lengths(Document doc) {
        var shared = new WordStream.Shared();
        for (var field : List.of(SUBJECT, OWN, QUOTED)) {
            doc.add(new Field(field, new WordStream("", shared), WORDS));
        }
    }

    private static void names(Document doc, String field, String text, WordStream.Shared shared) {
        if (!text.isEmpty()) {
            doc.add(new Field(field, new WordStream(text, shared), NAMES));
        }
    }

    private static void term(Document doc, String field, String value) {
        doc.add(new Field(field, new BytesRef(value.toLowerCase(Locale.ROOT)), TERM));
    }

    static Document place(Place place, long message) {
        var doc = new Document();
        doc.add(new StringField(PLACE, key(place, message), Field.Store.NO));
        doc.add(new NumericDocValuesField(OF, message));
        doc.add(new Field(OF, key(message), TERM));
        lengths(doc);
        doc.add(new SortedDocValuesField(ACCOUNT, new BytesRef(place.account())));
        doc.add(new SortedDocValuesField(MAILBOX, new BytesRef(place.mailbox())));
        doc.add(new StringField(MAILBOX, box(place.account(), place.mailbox()), Field.Store.NO));
        doc.add(new NumericDocValuesField(UID, place.uid()));
        doc.add(new NumericDocValuesField(UID_VALIDITY, place.uidValidity()));
        if (place.file() != null) {
            doc.add(new SortedDocValuesField(FILE, new BytesRef(place.file())));
        }
        return doc;
    }

    /// Names a place. Without a UID the message itself is part of the name, so that a mailbox file can hold
    /// many.
    static String key(Place place, long message) {
        var file = place.file() == null ? "" : place.file();
        return box(place.account(), place.mailbox())
                + '\0'
                + place.uidValidity()
                + '\0'
                + (place.uid() > 0 ? Long.toString(place.uid()) : file + '\0' + Long.toHexString(message));
    }

    /// An account's mailbox as one term.
    static String box(String account, String mailbox) {
        return account + '\0' + mailbox;
    }

    /// A party as one term: addr-spec, tab, name.
    static String party(Party party) {
        var name = party.name();
        return party.address() + '\t' + (name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name);
    }
}
