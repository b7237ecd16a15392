package dev.kith.proxy.imap;

/// A command that is answered here and never goes upstream (COMPRESS; STARTTLS where Kith offers none; a login
/// before the TLS that it needs). Its answer waits its turn behind the commands before it.
class RefusedCommand extends Command {
    private final String edit;
    private final String answer;

    /// @param edit its name in docs/wire.md
    /// @param answer status word and text
    RefusedCommand(byte[] tag, String edit, String answer) {
        super(tag);
        this.edit = edit;
        this.answer = answer;
    }

    final String edit() {
        return edit;
    }

    final String answer() {
        return answer;
    }

    /// The answer is written.
    void answered() {}
}
