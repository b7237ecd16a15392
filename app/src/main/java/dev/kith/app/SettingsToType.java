package dev.kith.app;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.setup.ClientSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail program is to be told, of accounts that are configured already.
record SettingsToType(List<AccountConfig> accounts) {
    SettingsToType {
        accounts = List.copyOf(accounts);
    }

    void show(PrintStream out) {
        for (var account : accounts) {
            out.println(account.name() + " (" + account.proxy().address() + ")");
            out.println(ClientSettings.of(account)
                    .orElse("Nothing is to be typed: Kith reads this account by itself, and your mail program stays as"
                            + " it is.\n"));
        }
    }

    /// Writes the profile for Apple Mail.
    ///
    /// @param name of the account; null: the only one there is
    void profile(Path file, @Nullable String name) throws Failure {
        var fitting = accounts.stream()
                .filter(account -> name == null || account.name().equals(name))
                .toList();
        if (fitting.size() != 1) {
            throw new Failure("a profile is of one account: --name "
                    + String.join(
                            " or --name ",
                            accounts.stream().map(AccountConfig::name).toList()));
        }
        var text = ClientSettings.mobileconfig(fitting.getFirst())
                .orElseThrow(() -> new Failure(
                        fitting.getFirst().name() + " needs no profile: no mail program signs in to it through Kith"));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure(file + " cannot be written: " + Reason.of(e));
        }
    }
}
