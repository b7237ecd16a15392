package dev.kith.app.daemon;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Covered;
import dev.kith.app.desk.Holdings;
import dev.kith.app.line.StatusLine;
import dev.kith.proxy.Proxy;
import dev.kith.proxy.ProxyStatus.AccountStatus;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.LoginState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The status of a running daemon.
final class LiveStatus {
    private static final Path PROCESS = Path.of("/proc/self/status");

    private final How how;
    private final Config config;
    private final Holdings holdings;
    private final Proxy proxy;
    private final Map<String, Companion> companions;
    private final Notices notices;
    private final Owners owners;
    private final Instant started;

    LiveStatus(
            How how,
            Config config,
            Holdings holdings,
            Proxy proxy,
            Map<String, Companion> companions,
            Notices notices,
            Owners owners) {
        this.how = how;
        this.config = config;
        this.holdings = holdings;
        this.proxy = proxy;
        this.companions = companions;
        this.notices = notices;
        this.owners = owners;
        this.started = how.wall().instant();
    }

    /// The accounts alone: nothing is counted in the index for it.
    List<StatusLine.Account> accounts() {
        return accounts(proxy.status(this::login).accounts());
    }

    private List<StatusLine.Account> accounts(List<AccountStatus> live) {
        var accounts = new ArrayList<StatusLine.Account>();
        for (var status : live) {
            config.accounts().stream()
                    .filter(a -> a.name().equals(status.name()))
                    .map(a -> account(a, status))
                    .forEach(accounts::add);
        }
        return accounts;
    }

    StatusLine over(StatusLine folder) {
        var live = proxy.status(this::login).accounts();
        var edits = new ArrayList<StatusLine.Edit>();
        for (var status : live) {
            status.edits().forEach((edit, count) -> edits.add(new StatusLine.Edit(status.name(), edit, count)));
        }
        return new StatusLine(
                true,
                how.version(),
                folder.schema(),
                accounts(live),
                live.stream().mapToLong(AccountStatus::octetsPassed).sum(),
                edits,
                folder.messages(),
                folder.people(),
                folder.conversations(),
                folder.indexBytes(),
                Duration.between(started, how.wall().instant()).toSeconds(),
                residentOctets(),
                folder.data(),
                sentences(folder.notices()));
    }

    StatusLine.Account account(AccountConfig account, AccountStatus status) {
        var marks = holdings.ledger().backfill(account.name()).all();
        var since = Covered.since(account, marks, how.clock().instant());
        var listen = new TreeMap<String, String>();
        proxy.listens(account.name())
                .forEach((protocol, at) -> listen.put(protocol, at.getHostString() + ":" + at.getPort()));
        return new StatusLine.Account(
                account.name(),
                status.login().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                since.map(s -> s.atZone(holdings.zone()).toOffsetDateTime()).orElse(null),
                new StatusLine.Backfill(
                        marks.stream().mapToLong(m -> m.read()).sum(),
                        marks.stream().mapToLong(m -> m.total()).sum()),
                status.tapBlind(),
                status.observationsDropped(),
                status.upstreamTls(),
                listen,
                settings(account),
                owners.others(account.name()));
    }

    private static StatusLine.Settings settings(AccountConfig account) {
        return new StatusLine.Settings(
                account.proxy().address(),
                switch (account.proxy().clientTls()) {
                    case NONE -> "none";
                    case STARTTLS -> "starttls";
                    case IMPLICIT -> "tls";
                },
                account.signIn().kithSignsIn() ? "local" : "provider");
    }

    LoginState login(String account) {
        var companion = companions.get(account);
        return companion == null ? LoginState.NONE : companion.login();
    }

    private List<String> sentences(List<String> index) {
        var all = new ArrayList<>(index);
        all.addAll(notices.all());
        if (!how.agreed()) {
            all.add("Reminders are judged but not sent before you have said yes: agreed: yes under reminders: in "
                    + config.file().getFileName() + ", or for one run kith run --yes.");
        }
        return all;
    }

    /// As the system counts it where it tells, else the Java heap.
    private static long residentOctets() {
        try {
            for (var line : Files.readAllLines(PROCESS)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException _) {
            // not Linux
        }
        return Runtime.getRuntime().totalMemory();
    }
}
