package dev.kith.proxy.tap;

import java.util.List;

/// A mail to control addresses, as collected on the submission side.
///
/// @param account the account whose upstream authenticated the session
/// @param reversePath the envelope sender
/// @param controlPaths the control addresses that were accepted, in order; never empty
/// @param forwardPaths the real recipients beside them that upstream accepted; empty when there were none
/// @param octets header section and body, dot-stuffing undone, within the tap's bounds
/// @param cut whether `octets` is shorter than the mail
public record ControlMail(
        String account,
        String reversePath,
        List<String> controlPaths,
        List<String> forwardPaths,
        byte[] octets,
        boolean cut) {
    public ControlMail {
        if (controlPaths.isEmpty()) {
            throw new IllegalArgumentException("a control mail has a control address");
        }
        controlPaths = List.copyOf(controlPaths);
        forwardPaths = List.copyOf(forwardPaths);
    }
}
