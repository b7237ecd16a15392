package dev.kith.app.daemon;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.desk.Holdings;
import dev.kith.app.signin.SignIns;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.companion.ImapCompanion;
import dev.kith.proxy.companion.Settings;
import dev.kith.proxy.companion.Vault;
import dev.kith.proxy.tap.Protocol;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The accounts, each with Kith's own connection to its server, with whoever reads its history, and with whoever brings
/// the login where no mail program does.
final class Accounts {
    private final List<AccountConfig> all;
    private final Vault vault;
    private final Map<String, Companion> companions = new LinkedHashMap<>();
    private final Map<String, AccountKeeper> keepers = new LinkedHashMap<>();
    private final Map<String, Set<String>> sentMailboxes = new LinkedHashMap<>();

    Accounts(List<AccountConfig> all, Vault vault, How how) {
        this.all = all;
        this.vault = vault;
        for (var account : all) {
            companions.put(account.name(), companion(account, vault, how));
            sentMailboxes.put(account.name(), ConcurrentHashMap.newKeySet());
        }
    }

    private static Companion companion(AccountConfig account, Vault vault, How how) {
        var proxy = account.proxy();
        var since = how.clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .minus(account.history())
                .toInstant();
        var settings = Settings.usual(since, account.bytesPerDay(), Set.copyOf(account.exclude()));
        return new ImapCompanion(
                account.name(),
                proxy.imapUpstream(),
                proxy.trust(),
                vault,
                settings,
                how.wall(),
                RandomGenerator.getDefault());
    }

    /// By account.
    Map<String, Companion> companions() {
        return Collections.unmodifiableMap(companions);
    }

    /// By account, the mailboxes that hold what was sent, as far as is known; the sets grow.
    Map<String, Set<String>> sentMailboxes() {
        return Collections.unmodifiableMap(sentMailboxes);
    }

    /// Gives each account its keeper.
    ///
    /// @param complete hears an account of which everything upstream has been read
    void keep(
            Holdings holdings,
            HistoryThread history,
            How how,
            Notices notices,
            BiConsumer<String, Companion> complete) {
        companions.forEach((name, companion) -> {
            var sent = Objects.requireNonNull(sentMailboxes.get(name));
            var marks = new LedgerMarks(name, holdings.ledger().backfill(name), holdings.indexer(), sent);
            keepers.put(
                    name,
                    new AccountKeeper(
                            name,
                            companion,
                            marks,
                            sent,
                            holdings.indexer(),
                            history,
                            how.wall(),
                            notices,
                            () -> complete.accept(name, companion)));
        });
    }

    /// None before [#keep].
    Collection<AccountKeeper> keepers() {
        return Collections.unmodifiableCollection(keepers.values());
    }

    /// For the accounts that no mail program signs in to.
    ///
    /// @param logins takes what an attendant brings
    List<Attendant> attendants(SignIns signIns, Logins logins) {
        return all.stream()
                .filter(account -> !account.listens())
                .map(AccountConfig::name)
                .map(name -> new Attendant(
                        name,
                        Objects.requireNonNull(companions.get(name))::login,
                        refused -> signIns.unattended(name, refused),
                        login -> logins.accepted(name, Protocol.IMAP, login),
                        () -> vault.again(name)))
                .toList();
    }

    /// A client has signed in.
    void signedIn(String account) {
        var keeper = keepers.get(account);
        if (keeper != null) {
            keeper.wake();
        }
    }

    /// Looks at Sent and INBOX now, and indexes what is new.
    ///
    /// @return false when it could not be found out
    boolean refresh(String account) {
        var keeper = keepers.get(account);
        return keeper != null && keeper.refresh();
    }

    /// Accounts to which nothing can be appended now.
    Set<String> noLogin() {
        return companions.entrySet().stream()
                .filter(e -> e.getValue().login() != LoginState.ACCEPTED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
