package dev.kith.app;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.daemon.Daemon;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.signin.SignIns;
import java.io.Console;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks for the local passwords that no mail program, no keyring and no command brings.
final class LocalPasswords {
    private static final int TRIES = 3;

    private LocalPasswords() {}

    /// Asks in the terminal, beside the running daemon; where there is none, the status says what is missing.
    static void ask(List<AccountConfig> accounts, DataFolder folder, Daemon daemon, PrintStream out) {
        if (accounts.stream().allMatch(AccountConfig::listens)) {
            return;
        }
        Thread.ofVirtual().name("kith-local-passwords").start(() -> {
            Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .ifPresent(console -> accounts.stream()
                            .filter(account -> SignIns.waits(account, folder.path()))
                            .forEach(account -> ask(
                                    account.name(),
                                    prompt -> console.readPassword("%s", prompt),
                                    password -> daemon.open(account, password).orElse(""),
                                    out)));
        });
    }

    /// @param read shows a prompt and takes what is typed, unseen; null at the end of the input
    /// @param open what is wrong with a password; empty: nothing
    static void ask(
            String account, Function<String, char @Nullable []> read, Function<byte[], String> open, PrintStream out) {
        for (var i = 0; i < TRIES; i++) {
            var typed = read.apply("Local password of " + account + " (kith sign-in has shown it): ");
            if (typed == null || typed.length == 0) {
                return;
            }
            var octets = octets(typed);
            try {
                var wrong = open.apply(octets);
                out.println(account + ": " + (wrong.isEmpty() ? "signed in; Kith reads on within a minute." : wrong));
                if (wrong.isEmpty()) {
                    return;
                }
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }
    }

    private static byte[] octets(char[] typed) {
        // at most four octets a letter
        var encoded = ByteBuffer.allocate(4 * typed.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), encoded, true);
        var octets = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(typed, '\0');
        Arrays.fill(encoded.array(), (byte) 0);
        return octets;
    }
}
