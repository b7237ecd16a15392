package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.search.Criterion.Field;
import dev.kith.indexer.search.Criterion.Text;
import dev.kith.indexer.search.Folding;
import dev.kith.indexer.search.Stems;
import dev.kith.indexer.search.Stems.Language;
import dev.kith.indexer.search.Words;
import dev.kith.indexer.store.lucene.memory.InMemory;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Words in fields. A word that joins several (`vger.kernel.org`) is found whole and as the phrase of its parts.
final class TextCompiler {
    private static final float OTHER_FORM = 0.6F;
    private static final int FORMS_MAX = 8;

    private final DirectoryReader reader;
    private final InMemory memory;
    private final Set<Language> languages;
    private final boolean scored;

    /// @param scored whether it matters how well a message matches
    TextCompiler(DirectoryReader reader, InMemory memory, boolean scored) throws IOException {
        this.reader = reader;
        this.memory = memory;
        this.languages = memory.languages(reader);
        this.scored = scored;
    }

    private record In(String field, float boost) {}

    private static final List<In> ANY = List.of(
            new In(Schema.SUBJECT, 2),
            new In(Schema.OWN, 1),
            new In(Schema.QUOTED, 0.3F),
            new In(Schema.FROM, 1.5F),
            new In(Schema.TO, 1),
            new In(Schema.CC, 0.5F),
            new In(Schema.BCC, 1),
            new In(Schema.FILE_NAME, 1),
            new In(Schema.LIST, 0.3F));

    private static List<In> fields(Field field) {
        return switch (field) {
            case ANY -> ANY;
            case FROM -> List.of(new In(Schema.FROM, 1));
            case TO -> List.of(new In(Schema.TO, 1));
            case CC -> List.of(new In(Schema.CC, 1));
            case BCC -> List.of(new In(Schema.BCC, 1));
            case WITH ->
                List.of(new In(Schema.FROM, 1), new In(Schema.TO, 1), new In(Schema.CC, 0.5F), new In(Schema.BCC, 1));
            case SUBJECT -> List.of(new In(Schema.SUBJECT, 1));
            case BODY -> List.of(new In(Schema.OWN, 1), new In(Schema.QUOTED, 0.3F));
            case SAID -> List.of(new In(Schema.OWN, 1));
            case FILENAME -> List.of(new In(Schema.FILE_NAME, 1));
            case TYPE -> List.of(new In(Schema.TYPE, 1));
            case LIST -> List.of(new In(Schema.LIST, 1));
        };
    }

    /// One typed word: the whole where it joins several, and its parts.
    private record Unit(String whole, List<String> parts) {}

    Query compile(Text text) throws IOException {
        var spelledOut = Folding.spelledOut(text.text());
        if (spelledOut.equals(text.text())) {
            return compile(text, spelledOut);
        }
        return new BooleanQuery.Builder()
                .add(compile(text, text.text()), Occur.SHOULD)
                .add(compile(text, spelledOut), Occur.SHOULD)
                .build();
    }

    private Query compile(Text text, String words) throws IOException {
        var units = units(words);
        if (units.isEmpty()) {
            return new MatchNoDocsQuery("no word in it");
        }
        if (text.phrase()) {
            var parts = units.stream().flatMap(unit -> unit.parts.stream()).toList();
            return each(text.field(), field -> phrase(field, parts));
        }
        var all = new BooleanQuery.Builder();
        for (var i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            var prefix = text.prefix() && i == units.size() - 1;
            var forms = prefix || !inflected(text.field()) ? List.<String>of() : forms(unit);
            all.add(
                    !scored && (prefix || unit.whole.isEmpty())
                            ? anywhere(text.field(), unit, prefix, forms)
                            : each(text.field(), field -> unit(field, unit, prefix, forms)),
                    Occur.MUST);
        }
        return all.build();
    }

    private static List<Unit> units(String text) {
        var units = new ArrayList<Unit>();
        var words = new Words().over(text);
        var end = -1;
        while (words.next()) {
            if (words.whole()) {
                units.add(new Unit(words.word(), new ArrayList<>()));
                end = words.end();
                continue;
            }
            if (words.end() <= end && !units.isEmpty()) {
                units.getLast().parts.add(words.word());
            } else {
                units.add(new Unit("", new ArrayList<>(List.of(words.word()))));
            }
        }
        return units;
    }

    /// Names and files have no other forms.
    private static boolean inflected(Field field) {
        return switch (field) {
            case ANY, SUBJECT, BODY, SAID -> true;
            case FROM, TO, CC, BCC, WITH, FILENAME, TYPE, LIST -> false;
        };
    }

    /// Other forms of a word that somebody wrote.
    private List<String> forms(Unit unit) throws IOException {
        if (!unit.whole.isEmpty()) {
            return List.of();
        }
        var forms = Stems.forms(unit.parts.getFirst(), languages);
        var written = new HashSet<String>();
        // in the order of the dictionary: most of them are neighbours there
        var ordered = new TreeSet<>(forms);
        for (var leaf : reader.leaves()) {
            var dictionaries = memory.segment(leaf.reader()).dictionaries;
            var each = dictionaries.take(leaf.reader(), Schema.OWN);
            for (var form : ordered) {
                if (!written.contains(form) && each.seekExact(new BytesRef(form))) {
                    written.add(form);
                }
            }
            dictionaries.back(Schema.OWN, each);
        }
        return forms.stream().filter(written::contains).limit(FORMS_MAX).toList();
    }

    private Query anywhere(Field where, Unit unit, boolean prefix, List<String> forms) {
        var word = List.of(new BytesRef(unit.whole.isEmpty() ? unit.parts.getFirst() : unit.whole));
        var all = new ArrayList<>(word);
        forms.forEach(form -> all.add(new BytesRef(form)));
        return new Anywhere(
                memory,
                fields(where).stream()
                        .map(in -> new Anywhere.In(in.field, spoken(in.field) ? all : word))
                        .toList(),
                prefix);
    }

    private static Query unit(String field, Unit unit, boolean prefix, List<String> forms) {
        if (unit.whole.isEmpty()) {
            var term = new Term(field, unit.parts.getFirst());
            if (prefix || forms.isEmpty() || !spoken(field)) {
                return prefix ? new PrefixQuery(term) : new TermQuery(term);
            }
            var synonyms = new SynonymQuery.Builder(field).addTerm(term);
            forms.forEach(form -> synonyms.addTerm(new Term(field, form), OTHER_FORM));
            return synonyms.build();
        }
        var whole = new Term(field, unit.whole);
        if (prefix) {
            return new PrefixQuery(whole);
        }
        return new BooleanQuery.Builder()
                .add(new TermQuery(whole), Occur.SHOULD)
                .add(phrase(field, unit.parts), Occur.SHOULD)
                .build();
    }

    private static boolean spoken(String field) {
        return field.equals(Schema.OWN) || field.equals(Schema.SUBJECT) || field.equals(Schema.QUOTED);
    }

    private static Query phrase(String field, List<String> parts) {
        return parts.size() == 1
                ? new TermQuery(new Term(field, parts.getFirst()))
                : new PhraseQuery(field, parts.toArray(String[]::new));
    }

    private interface PerField {
        Query in(String field);
    }

    private static Query each(Field where, PerField query) {
        var fields = fields(where);
        if (fields.size() == 1) {
            return query.in(fields.getFirst().field);
        }
        var any = new BooleanQuery.Builder();
        for (var in : fields) {
            any.add(new BoostQuery(query.in(in.field), in.boost), Occur.SHOULD);
        }
        return any.build();
    }
}
