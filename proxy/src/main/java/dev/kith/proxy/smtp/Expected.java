package dev.kith.proxy.smtp;

import dev.kith.proxy.wire.SmtpVerb;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A reply that is due, in the order of the commands: replies are matched by count alone (RFC 2920 section 3.1).
sealed interface Expected {
    /// The greeting, and commands with no more to them than one reply.
    record Plain(SmtpVerb verb) implements Expected {}

    record Ehlo() implements Expected {}

    record Mail(String reversePath) implements Expected {}

    record Rcpt(String forwardPath) implements Expected {}

    record Data() implements Expected {}

    record EndOfData(Submission submission) implements Expected {}

    record Chunk(Submission submission, boolean last) implements Expected {}

    /// Behind the 353 to a message's end: what becomes of it for one recipient. The verdict on all of it comes last.
    record Share(String forwardPath) implements Expected {}

    record Auth() implements Expected {}

    /// Upstream's reply to a command of Kith's own, which the client never sees.
    record Own(Handler handler) implements Expected {}

    /// What is done with a reply to a command of Kith's own.
    @FunctionalInterface
    interface Handler {
        void replied(int code, byte[] reply);
    }

    /// Kith's own reply, in its turn.
    final class Local implements Expected {
        private final boolean controlRecipient;
        private @Nullable Supplier<byte[]> words;

        private Local(boolean controlRecipient, @Nullable Supplier<byte[]> words) {
            this.controlRecipient = controlRecipient;
            this.words = words;
        }

        /// @param words asked when its turn has come; empty for nothing to say
        static Local of(Supplier<byte[]> words) {
            return new Local(false, words);
        }

        static Local recipient(Supplier<byte[]> words) {
            return new Local(true, words);
        }

        /// A reply that is not known yet and keeps those behind it waiting.
        static Local later() {
            return new Local(false, null);
        }

        void settle(byte[] reply) {
            words = () -> reply;
        }

        boolean controlRecipient() {
            return controlRecipient;
        }

        @Nullable
        Supplier<byte[]> words() {
            return words;
        }
    }
}
