package dev.kith.indexer;

/// What the user keeps out of the index: asked for every message that is to be added. Any thread.
public interface KeptOut {
    KeptOut NOTHING = new KeptOut() {
        @Override
        public boolean mailbox(String account, String mailbox) {
            return false;
        }

        @Override
        public boolean address(String account, String address) {
            return false;
        }

        @Override
        public boolean sealed(String address) {
            return false;
        }
    };

    /// Is nothing in this mailbox to be indexed?
    boolean mailbox(String account, String mailbox);

    /// Is no message that names this address to be indexed?
    ///
    /// @param address a lower-case addr-spec
    boolean address(String account, String address);

    /// Is the address sealed or forgotten: left out wherever somebody else's words name it?
    ///
    /// @param address a lower-case addr-spec
    boolean sealed(String address);
}
