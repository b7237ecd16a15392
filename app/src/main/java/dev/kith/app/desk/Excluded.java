package dev.kith.app.desk;

import dev.kith.app.config.AccountConfig;
import dev.kith.indexer.KeptOut;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What the configuration excludes, by account, and whom the user sealed. A mailbox is excluded with those below it, a
/// domain with its subdomains.
final class Excluded implements KeptOut {
    private final Map<String, Set<String>> byAccount = new HashMap<>();
    private final Set<String> everywhere = new HashSet<>();
    private final Predicate<String> sealed;

    /// @param sealed tells a sealed or forgotten address
    Excluded(Collection<AccountConfig> accounts, Predicate<String> sealed) {
        this.sealed = sealed;
        for (var account : accounts) {
            var names = byAccount.computeIfAbsent(account.name(), _ -> new HashSet<>());
            account.exclude().forEach(name -> names.add(plain(name)));
            // an import belongs to no account: whom one account keeps out, it keeps out too
            names.stream().filter(name -> name.indexOf('.') > 0).forEach(everywhere::add);
        }
    }

    private static String plain(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("@") ? lower.substring(1) : lower;
    }

    private Set<String> names(String account) {
        return byAccount.getOrDefault(account, everywhere);
    }

    @Override
    public boolean mailbox(String account, String mailbox) {
        var names = byAccount.getOrDefault(account, Set.of());
        if (names.isEmpty()) {
            return false;
        }
        var name = mailbox.toLowerCase(Locale.ROOT);
        for (var at = name.length();
                at > 0;
                at = Math.max(name.lastIndexOf('/', at - 1), name.lastIndexOf('.', at - 1))) {
            if (names.contains(name.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean address(String account, String address) {
        var names = names(account);
        if (!names.isEmpty()) {
            if (names.contains(address)) {
                return true;
            }
            for (var at = address.indexOf('@'); at >= 0; at = address.indexOf('.', at + 1)) {
                if (names.contains(address.substring(at + 1))) {
                    return true;
                }
            }
        }
        return sealed.test(address);
    }

    @Override
    public boolean sealed(String address) {
        return sealed.test(address);
    }
}
