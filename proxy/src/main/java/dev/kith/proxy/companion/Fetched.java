package dev.kith.proxy.companion;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/// A FETCH response in Kith's own terms. Servers send some unasked for, for flags alone: those lack most of it.
record Fetched(FetchResponse response) {
    /// 0 where the response names none.
    long uid() {
        var uid = response.getItem(UID.class);
        return uid == null ? 0 : uid.uid;
    }

    long size() {
        var size = response.getItem(RFC822SIZE.class);
        return size == null ? 0 : size.size;
    }

    @Nullable
    Instant internalDate() {
        var date = response.getItem(INTERNALDATE.class);
        var parsed = date == null ? null : date.getDate();
        return parsed == null ? null : parsed.toInstant();
    }

    @Nullable
    BODYSTRUCTURE structure() {
        return response.getItem(BODYSTRUCTURE.class);
    }

    @Nullable
    FLAGS flags() {
        return response.getItem(FLAGS.class);
    }

    /// Section name in upper case to its octets; NIL is left out.
    Map<String, byte[]> sections() {
        var sections = new HashMap<String, byte[]>();
        for (var i = 0; i < response.getItemCount(); i++) {
            if (response.getItem(i) instanceof BODY body && body.getByteArray() != null) {
                var octets = body.getByteArray();
                var copy =
                        Arrays.copyOfRange(octets.getBytes(), octets.getStart(), octets.getStart() + octets.getCount());
                sections.put(body.getSection().toUpperCase(Locale.ROOT), copy);
            }
        }
        return sections;
    }
}
