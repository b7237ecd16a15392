package dev.kith.indexer.store;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/// Lucene's own format with stored text packed lightly when it is first written (LZ4) and well when segments are
/// merged (deflate): most of what is written first is soon written again, and would be deflated twice.
///
/// On disk it is plain `Lucene104`: each segment says in its own file how its text is packed.
final class Packed extends FilterCodec {
    private static final StoredFieldsFormat LIGHTLY =
            new Lucene90StoredFieldsFormat(Lucene90StoredFieldsFormat.Mode.BEST_SPEED);
    private static final StoredFieldsFormat WELL =
            new Lucene90StoredFieldsFormat(Lucene90StoredFieldsFormat.Mode.BEST_COMPRESSION);

    Packed() {
        super("Lucene104", new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return new StoredFieldsFormat() {
            @Override
            public StoredFieldsReader fieldsReader(
                    Directory folder, SegmentInfo segment, FieldInfos fields, IOContext context) throws IOException {
                return WELL.fieldsReader(folder, segment, fields, context);
            }

            @Override
            public StoredFieldsWriter fieldsWriter(Directory folder, SegmentInfo segment, IOContext context)
                    throws IOException {
                var merged = context.context() == IOContext.Context.MERGE;
                return (merged ? WELL : LIGHTLY).fieldsWriter(folder, segment, context);
            }
        };
    }
}
