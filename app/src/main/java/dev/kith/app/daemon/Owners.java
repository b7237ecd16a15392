package dev.kith.app.daemon;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.folder.LoginNames;
import dev.kith.app.folder.LoginNames.Place;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.UserName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose mail program it is that has signed in (docs/decisions/0131): the one with the name that `login:`
/// gives, else with the first name that the server ever accepted, or with the account's address. Says so
/// where it is another's.
final class Owners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);
    /// RFC 5321 section 4.5.3.1: a local part of 64 octets, a domain of 255.
    private static final int NAME_LENGTH_MAX = 320;
    /// Names that stand in the log, each once.
    private static final int LOGGED_MAX = 100;

    private final Map<String, AccountConfig> accounts = new HashMap<>();
    private final LoginNames names;
    private final Notices notices;
    private final Map<Place, String> strangers = new HashMap<>();
    private final Set<String> logged = new HashSet<>();

    Owners(List<AccountConfig> accounts, LoginNames names, Notices notices) {
        accounts.forEach(account -> this.accounts.put(account.name(), account));
        this.names = names;
        this.notices = notices;
    }

    /// Whether upstream has accepted the account's own user. For event loops: touches no disk.
    ///
    /// @param user as the mail program gave it
    synchronized boolean owns(String name, Protocol protocol, String user) {
        var account = accounts.get(name);
        if (account == null) {
            return true;
        }
        var place = place(account, protocol);
        var said = plain(user);
        var mine = mine(account, protocol, place, said);
        if (mine.stream().anyMatch(known -> UserName.same(known, said))) {
            return true;
        }
        strangers.put(place, said);
        tell(account, protocol, place, said, mine);
        return false;
    }

    /// The user names of the account there; never none.
    private List<String> mine(AccountConfig account, Protocol protocol, Place place, String said) {
        var written = account.logins().getOrDefault(protocol, List.of());
        if (!written.isEmpty()) {
            return written;
        }
        var address = account.proxy().address();
        var first = names.first(place, said);
        if (said.equalsIgnoreCase(address) && !UserName.same(first, said)) {
            // the mailbox was renamed, or the first was the wrong one
            names.put(place, said);
            first = said;
        }
        if (names.unwritten()) {
            Thread.ofVirtual().name("kith-logins").start(this::write);
        }
        return List.of(first);
    }

    private void write() {
        try {
            names.write();
        } catch (IOException e) {
            LOG.warn("the user names cannot be written, and are learned again after the next start", e);
        }
    }

    @Override
    public void close() {
        write();
    }

    private void tell(AccountConfig account, Protocol protocol, Place place, String said, List<String> mine) {
        var key = protocol.name().toLowerCase(Locale.ROOT);
        var both = new ArrayList<>(mine);
        both.add(said);
        var sentence = account.name() + ": a mail program has signed in to the port for " + key
                + port(account, protocol) + " as " + quoted(said) + ", and the user here is "
                + mine.stream().map(Owners::quoted).collect(Collectors.joining(" or "))
                + ". Its mail passes, and Kith looks at none of it. Is it somebody else's, point it at a port of its"
                + " own account; is it yours, write login: "
                + both.stream().map(Owners::quoted).collect(Collectors.joining(", ", "[", "]")) + " under " + key
                + ": of this account in kith.yaml, and start Kith anew.";
        notices.put(matter(place), sentence);
        if (logged.size() < LOGGED_MAX && logged.add(place + said)) {
            LOG.warn("{}", sentence);
        }
    }

    private static String port(AccountConfig account, Protocol protocol) {
        InetSocketAddress listen = switch (protocol) {
            case IMAP -> account.proxy().imapListen();
            case SMTP -> account.proxy().smtpListen();
        };
        return listen == null || listen.getPort() == 0 ? "" : " (" + listen.getPort() + ")";
    }

    /// Who has signed in under another name than the account's, by protocol; the last one each.
    synchronized Map<String, String> others(String account) {
        var others = new TreeMap<String, String>();
        strangers.forEach((place, name) -> {
            if (place.account().equals(account)) {
                others.put(place.protocol(), name);
            }
        });
        return others;
    }

    /// Says nothing more of whoever is forgotten.
    synchronized void forget(Collection<String> addresses) {
        strangers.entrySet().removeIf(stranger -> {
            var gone = addresses.stream().anyMatch(stranger.getValue()::equalsIgnoreCase);
            if (gone) {
                notices.over(matter(stranger.getKey()));
            }
            return gone;
        });
    }

    private static String matter(Place place) {
        return "login " + place.account() + " " + place.protocol();
    }

    private static Place place(AccountConfig account, Protocol protocol) {
        var smtp = account.proxy().smtpUpstream();
        var server = protocol == Protocol.IMAP || smtp == null ? account.proxy().imapUpstream() : smtp;
        return new Place(account.name(), protocol.name().toLowerCase(Locale.ROOT), server.host());
    }

    /// As it can stand in a line of a file, of a log and on a terminal.
    private static String plain(String user) {
        var line = user.replaceAll("[\\p{C}\\p{Z}&&[^ ]]", "?").strip();
        return line.length() <= NAME_LENGTH_MAX ? line : line.substring(0, NAME_LENGTH_MAX);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "'") + "\"";
    }
}
