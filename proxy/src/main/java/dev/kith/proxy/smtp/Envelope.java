package dev.kith.proxy.smtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mail transaction as upstream has accepted it so far, in the order of the replies. Only what was accepted is
/// in it (RFC 5321 section 3.3).
final class Envelope {
    private @Nullable String reversePath;
    private List<String> forwardPaths = new ArrayList<>();
    private List<String> controlPaths = new ArrayList<>();
    private boolean controlAsked;

    void begin(String path) {
        clear();
        reversePath = path;
    }

    void clear() {
        reversePath = null;
        forwardPaths = new ArrayList<>();
        controlPaths = new ArrayList<>();
        controlAsked = false;
    }

    boolean isOpen() {
        return reversePath != null;
    }

    @Nullable
    String reversePath() {
        return reversePath;
    }

    void accept(String forwardPath) {
        forwardPaths.add(forwardPath);
    }

    /// One of the recipients does not get the message after all.
    void refuse(String forwardPath) {
        forwardPaths.remove(forwardPath);
    }

    /// A control address was named, accepted or not.
    void askForControl() {
        controlAsked = true;
    }

    boolean controlAsked() {
        return controlAsked;
    }

    /// A control address, accepted by Kith and unknown to upstream.
    void acceptControl(String controlPath) {
        controlPaths.add(controlPath);
    }

    List<String> forwardPaths() {
        return forwardPaths;
    }

    List<String> controlPaths() {
        return controlPaths;
    }
}
