package dev.kith.proxy.tap;

import java.util.function.Consumer;

/// Where mail to Kith's own addresses (any local part at `kith.invalid`) is taken. Such mail never goes upstream.
/// Called on event loops: must not block. Only mail of a session that upstream authenticated gets here.
public interface ControlDesk {
    /// Whether a mail of this account may be written to that address: a valid token, or a command address.
    ///
    /// @param reversePath the envelope sender, without angle brackets, empty for `<>`
    /// @param forwardPath the control address as it stands in RCPT TO, without angle brackets
    boolean knows(String account, String reversePath, String forwardPath);

    /// Takes a mail to control addresses. The answer comes later, from any thread, and exactly once.
    ///
    /// @param answer [Taken#STORED] once the mail is safe on disk. Where the mail went to real recipients too,
    ///     upstream has answered the client already and nobody waits for this
    void take(ControlMail mail, Consumer<Taken> answer);

    /// A desk that knows no address and takes nothing.
    static ControlDesk closed() {
        return new ControlDesk() {
            @Override
            public boolean knows(String account, String reversePath, String forwardPath) {
                return false;
            }

            @Override
            public void take(ControlMail mail, Consumer<Taken> answer) {
                answer.accept(Taken.REFUSED);
            }
        };
    }

    /// What became of a control mail.
    enum Taken {
        STORED,
        /// Not now; the client keeps the mail and may send it again.
        NOT_NOW,
        /// Never; it is cut, or cannot be understood by any command.
        REFUSED
    }
}
