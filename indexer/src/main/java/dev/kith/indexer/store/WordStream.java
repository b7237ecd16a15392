package dev.kith.indexer.store;

import dev.kith.indexer.search.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Words as Lucene takes them.
final class WordStream extends TokenStream {
    private final Words words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);

    WordStream(Words words) {
        this.words = words;
    }

    @Override
    public boolean incrementToken() {
        if (!words.next()) {
            return false;
        }
        clearAttributes();
        term.copyBuffer(words.term(), 0, words.length());
        increment.setPositionIncrement(words.step());
        return true;
    }
}
