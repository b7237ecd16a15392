package dev.kith.proxy.imap;

import java.util.ArrayList;
import java.util.List;

/// The APPENDUID response code (RFC 4315 section 3): where upstream put what was appended.
///
/// @param uidValidity 0 when upstream did not say
/// @param uids in the order of the messages
record AppendUid(long uidValidity, List<Long> uids) {
    static final AppendUid NONE = new AppendUid(0, List.of());

    private static final int UIDS_MAX = 10_000;

    static AppendUid read(Status status) {
        if (!status.code().equals("APPENDUID")) {
            return NONE;
        }
        var cursor = status.arguments();
        long validity = cursor.number();
        var uids = new ArrayList<Long>();
        cursor.take(' ');
        do {
            long first = cursor.number();
            long last = cursor.take(':') ? cursor.number() : first;
            if (first < 1 || last < first || last - first > UIDS_MAX - uids.size()) {
                return NONE;
            }
            for (long uid = first; uid <= last; uid++) {
                uids.add(uid);
            }
        } while (cursor.take(','));
        return validity < 1 ? NONE : new AppendUid(validity, uids);
    }
}
