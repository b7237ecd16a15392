package dev.kith.indexer.store;

import dev.kith.indexer.search.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/// Words as Lucene takes them. The streams of one document follow each other in one thread, and share what they hand
/// over.
final class WordStream extends TokenStream {
    private final Words words;
    private final CharTermAttribute term;
    private final PositionIncrementAttribute increment;

    /// To be shared by the streams of a document.
    static AttributeSource shared() {
        return new AttributeSource(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY);
    }

    WordStream(Words words, AttributeSource shared) {
        super(shared);
        this.words = words;
        this.term = addAttribute(CharTermAttribute.class);
        this.increment = addAttribute(PositionIncrementAttribute.class);
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
