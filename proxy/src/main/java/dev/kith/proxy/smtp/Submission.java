package dev.kith.proxy.smtp;

import dev.kith.proxy.tap.MessageCopy;
import dev.kith.proxy.wire.SmtpData;

/// One message on its way through: proposed, sealed when its last octet has passed, then accepted, rejected or lost.
final class Submission {
    private final MessageCopy copy;
    private final SmtpData data;
    private boolean sealed;
    private boolean failed;

    Submission(SmtpSettings settings) {
        copy = new MessageCopy(settings.headerOctetsMax(), settings.bodyOctetsMax());
        data = new SmtpData(copy::add);
    }

    MessageCopy copy() {
        return copy;
    }

    /// The scanner for the end of data; not for chunks, whose octets are counted (RFC 3030 section 2).
    SmtpData data() {
        return data;
    }

    void seal() {
        sealed = true;
    }

    /// Whether all of it went upstream, so that upstream may have accepted it.
    boolean sealed() {
        return sealed;
    }

    void fail() {
        failed = true;
    }

    /// Whether upstream has refused a part of it already.
    boolean failed() {
        return failed;
    }
}
