package dev.kith.app.config;

import dev.kith.proxy.Account;
import dev.kith.proxy.tap.Protocol;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One account: what the proxy needs, and what the history needs.
///
/// @param aliases further addresses of the user's
/// @param history how far back mail is read, at most
/// @param bytesPerDay how many octets of history are read from upstream in a day (UTC), at most
/// @param exclude mailboxes, addresses and domains that are never indexed
/// @param deliverTo where reminders about this account's people go: [#INBOX], [#PAGE], or another account's name
/// @param signIn who signs in upstream
/// @param logins the user names that the account's mail programs sign in with, where they are written down
public record AccountConfig(
        Account proxy,
        List<String> aliases,
        Period history,
        long bytesPerDay,
        List<String> exclude,
        String deliverTo,
        SignIn signIn,
        Map<Protocol, List<String>> logins) {
    public static final String INBOX = "INBOX";
    /// Nothing is put into a mailbox: the local page shows what is due.
    public static final String PAGE = "page";

    private static final Pattern NAME = Pattern.compile("[\\w.@+-]{1,64}");
    static final Period HISTORY = Period.ofYears(10);
    static final long BYTES_PER_DAY = 500_000_000L;

    public AccountConfig {
        aliases = List.copyOf(aliases);
        exclude = List.copyOf(exclude);
        logins = Map.copyOf(logins);
    }

    /// An account whose user names are not written down: the first one that the server accepts is remembered.
    public AccountConfig(
            Account proxy,
            List<String> aliases,
            Period history,
            long bytesPerDay,
            List<String> exclude,
            String deliverTo,
            SignIn signIn) {
        this(proxy, aliases, history, bytesPerDay, exclude, deliverTo, signIn, Map.of());
    }

    /// An account on which the mail program signs in with its own password, and whose reminders go to INBOX.
    public AccountConfig(Account proxy, List<String> aliases, Period history, long bytesPerDay, List<String> exclude) {
        this(proxy, aliases, history, bytesPerDay, exclude, INBOX, new SignIn.Client());
    }

    /// Whether an account can be called so: one word.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public String name() {
        return proxy.name();
    }

    /// Whether mail programs sign in through Kith. Otherwise Kith reads by itself, with its own sign-in.
    public boolean listens() {
        return proxy.listens();
    }

    /// The address and its aliases, lower-case.
    public Set<String> addresses() {
        return Stream.concat(Stream.of(proxy.address()), aliases.stream())
                .map(a -> a.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
