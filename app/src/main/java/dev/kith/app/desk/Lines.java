package dev.kith.app.desk;

/// Where an answer goes, line by line: to the screen, into the socket, or to a page.
public interface Lines {
    /// For orders whose answer nobody reads.
    Lines NOWHERE = new Lines() {
        @Override
        public void line(Object line) {}

        @Override
        public void progress(long done, long total, String what) {}
    };

    /// @param line a record of `app.line` (or a JSON tree of one)
    void line(Object line);

    /// How far long work is; called now and then, from any thread.
    ///
    /// @param total 0 when nobody knows
    /// @param what a few words
    void progress(long done, long total, String what);
}
