package dev.kith.proxy.imap;

/// A command that Kith need not understand.
final class OtherCommand extends Command {
    OtherCommand(byte[] tag) {
        super(tag);
    }
}
