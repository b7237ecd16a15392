package dev.kith.proxy.smtp;

import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.MessageCopy;
import dev.kith.proxy.wire.SmtpData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message on its way through: proposed, sealed when its last octet has passed, then accepted, rejected or lost.
final class Submission {
    private final MessageCopy copy;
    private final SmtpData data;
    private @Nullable String reversePath;
    private List<String> controlPaths = List.of();
    private boolean sealed;
    private boolean failed;
    private boolean referred;

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

    /// Kith is among its recipients.
    void forKith(String from, List<String> control) {
        reversePath = from;
        controlPaths = List.copyOf(control);
    }

    boolean isForKith() {
        return reversePath != null;
    }

    /// @param forwardPaths the real recipients that upstream accepted
    ControlMail controlMail(String account, List<String> forwardPaths) {
        var from = reversePath == null ? "" : reversePath;
        return new ControlMail(account, from, controlPaths, forwardPaths, copy.octets(), copy.cut() || referred);
    }

    void seal() {
        sealed = true;
    }

    /// Whether all of it went upstream, so that upstream may have accepted it.
    boolean sealed() {
        return sealed;
    }

    /// Upstream gets a part of it from elsewhere, so that what passes here is not the message.
    void refer() {
        referred = true;
    }

    boolean referred() {
        return referred;
    }

    void fail() {
        failed = true;
    }

    /// Whether upstream has refused a part of it already.
    boolean failed() {
        return failed;
    }
}
