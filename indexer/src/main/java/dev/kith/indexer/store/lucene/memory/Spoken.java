package dev.kith.indexer.store.lucene.memory;

import dev.kith.indexer.search.Stems.Language;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;

/// The languages that a notable part of the mail is written in, as of one reader.
///
/// @param version the reader's
record Spoken(long version, Set<Language> languages) {
    private static final int ONE_IN = 100;

    static Spoken in(DirectoryReader reader) throws IOException {
        var found = EnumSet.noneOf(Language.class);
        for (var language : Language.values()) {
            var most = 0;
            for (var word : language.words()) {
                most = Math.max(most, reader.docFreq(new Term(Schema.OWN, word)));
            }
            if (most * ONE_IN >= Math.max(1, reader.getDocCount(Schema.OWN))) {
                found.add(language);
            }
        }
        return new Spoken(reader.getVersion(), Set.copyOf(found));
    }
}
