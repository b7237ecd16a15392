package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.search.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/// Words as Lucene takes them. The streams of one document follow each other in one thread, and share what cuts
/// the text and what they hand over.
final class WordStream extends TokenStream {
    private final Shared shared;
    private final String text;

    /// What the streams of a document share.
    static final class Shared {
        private final Words words = new Words();
        private final AttributeSource source = new AttributeSource(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY);
        private final CharTermAttribute term = source.addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = source.addAttribute(PositionIncrementAttribute.class);
    }

    WordStream(String text, Shared shared) {
        super(shared.source);
        this.text = text;
        this.shared = shared;
    }

    @Override
    public void reset() {
        shared.words.over(text);
    }

    @Override
    public boolean incrementToken() {
        var words = shared.words;
        if (!words.next()) {
            return false;
        }
        // nothing else is ever set, so nothing need be cleared
        shared.term.copyBuffer(words.term(), 0, words.length());
        shared.increment.setPositionIncrement(words.step());
        return true;
    }
}
