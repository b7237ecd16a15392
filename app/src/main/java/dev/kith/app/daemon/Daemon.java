package dev.kith.app.daemon;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Desk;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.desk.LauncherSearch;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.Wordless;
import dev.kith.app.folder.DaemonSocket;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.line.DraftLine;
import dev.kith.app.line.StatusLine;
import dev.kith.app.outbox.Journal;
import dev.kith.app.outbox.Limits;
import dev.kith.app.signin.SignIns;
import dev.kith.app.web.PageLimits;
import dev.kith.app.web.Pages;
import dev.kith.indexer.history.History;
import dev.kith.proxy.Proxy;
import dev.kith.proxy.ProxyException;
import dev.kith.proxy.ProxyLimits;
import dev.kith.proxy.companion.Vault;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import dev.kith.rules.Finding;
import dev.kith.rules.reminder.Wording;
import dev.kith.rules.reminder.WordingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kith running: the whole program is put together on this page, from the proxy to the
/// reminders, and taken down in the reverse order.
public final class Daemon implements Answers, Desk.Life, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final long QUEUE_OCTETS_MAX = 16 << 20;
    private static final int QUESTIONS_MAX = 16;
    /// Whoever's session has just begun has other things to wait for than what changed with the time alone.
    private static final Duration FIRST_JUDGED = Duration.ofSeconds(10);

    private final Opened opened;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Holdings holdings;
    private final Proxy proxy;
    private final HistoryThread history;
    private final LiveStatus status;
    private final Desk desk;
    private final Mailroom mailroom;
    private final Optional<Pages> pages;
    private final Accounts accounts;
    private final List<Attendant> attendants;
    private final SignIns signIns;
    private final Owners owners;

    /// Starts: from here on clients are served, and commands on the folder's socket.
    ///
    /// @throws Refusal with one sentence: folder or port taken, rule book or index unusable
    public static Daemon start(Config config, DataFolder folder, How how) throws Refusal, IOException {
        var opened = new Opened();
        try {
            return new Daemon(config, folder, how, opened);
        } catch (Refusal | IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Daemon(Config config, DataFolder folder, How how, Opened opened) throws Refusal, IOException {
        this.opened = opened;
        opened.add(FolderLock.take(folder)
                .orElseThrow(() -> new Refusal("another Kith is running on " + folder.path()
                        + "; stop it with kith stop, or give this one a folder of its own with --data")));
        holdings = opened.add(Holdings.openQuickly(config, folder, how.clock()));
        var indexer = holdings.indexer();
        var notices = new Notices();
        var vault = opened.add(Vault.withUsualLifetimes(how.wall()));
        accounts = new Accounts(config.accounts(), vault, how);

        var journal = opened.add(Journal.open(folder.path().resolve("outbox.journal")));
        mailroom = new Mailroom(config, holdings, wording(config), journal, Limits.USUAL, surroundings(config, how));

        var reader = new SightingReader(accounts.sentMailboxes());
        var queue = new SightingQueue(QUEUE_OCTETS_MAX, this::displaced);
        var rereading = new Rereading(holdings, accounts.keepers(), notices, this::changed);
        var room = new DiskRoom(folder.path(), DiskRoom.OCTETS_MIN);
        Runnable judge = () -> {
            holdings.bookInForce().look().ifPresent(word -> notices.show("rules", word));
            mailroom.judge();
        };
        history = new HistoryThread(
                queue, indexer, reader, notices, room, rereading::begin, judge, mailroom::seen, FIRST_JUDGED);
        accounts.keep(holdings, history, how, notices, mailroom::ready);

        owners = opened.add(new Owners(config.accounts(), holdings.names(), notices));
        signIns = new SignIns(
                config.accounts(),
                folder.path(),
                how.wall(),
                (account, sentence) -> notices.show("sign-in " + account, sentence));
        opened.add(new Renewals(() -> signIns.renew(vault::renewed))).start();
        var logins = new Logins(vault, owners, accounts::signedIn);
        attendants = accounts.attendants(signIns, logins);
        proxy = new Proxy(
                config.accounts().stream().map(AccountConfig::proxy).toList(),
                history,
                logins,
                mailroom.desk(),
                ProxyLimits.USUAL,
                how.wall(),
                ClientLegs.certificate(config, folder, how.wall().instant()).orElse(null),
                signIns);
        WireLogs.begin(config, folder, how.wall(), proxy, opened);
        status = new LiveStatus(how, config, holdings, proxy, accounts.companions(), notices, owners);
        desk = new Desk(holdings, how.wall(), this);
        run(folder, how, rereading);
        pages = config.page().flatMap(listen -> pages(listen, folder, how, notices));
    }

    private Mailroom.Surroundings surroundings(Config config, How how) {
        return new Mailroom.Surroundings(
                accounts.companions(),
                accounts::refresh,
                accounts::noLogin,
                how.agreed(),
                this::changed,
                config.page().isPresent() ? this::judged : _ -> {});
    }

    /// The mail does not stop for want of a page.
    private Optional<Pages> pages(InetSocketAddress listen, DataFolder folder, How how, Notices notices) {
        var source = new Pages.Source(this, folder, how.clock(), holdings.zone());
        try {
            return Optional.of(opened.add(Pages.open(listen, source, PageLimits.USUAL)));
        } catch (IOException e) {
            notices.put(
                    "pages",
                    "The pages are not shown (port " + listen.getPort() + ": " + e.getMessage()
                            + "); write another port behind page: in the configuration.");
            return Optional.empty();
        }
    }

    /// What is shown on the pages must not stop what is told.
    private void judged(Judgement judgement) {
        try {
            desk.judged(judgement);
        } catch (IOException | RuntimeException e) {
            LOG.warn("what was judged cannot be shown", Wordless.of(e));
        }
    }

    private void run(DataFolder folder, How how, Rereading rereading) throws Refusal, IOException {
        try {
            proxy.start();
        } catch (ProxyException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        if (holdings.indexer().unread()) {
            // not before the ports are had: without them the index is closed again under who reads into it. And before
            // the keepers start: imported mail may be gone, and then it is over at once
            rereading.begin();
        }
        opened.add(mailroom).start(how.outboxEvery());
        opened.add(history).start();
        accounts.keepers().forEach(keeper -> opened.add(keeper).start());
        attendants.forEach(attendant -> opened.add(attendant).start());
        opened.add(DaemonSocket.open(folder, QUESTIONS_MAX, (question, answer) -> {
            if (LauncherSearch.asks(question)) {
                LauncherSearch.answer(this, question, answer);
            } else {
                Frames.answer(this, question, answer);
            }
        }));
        // clients are told goodbye first, then the rest goes in the order of the way of a message
        opened.add(proxy);
    }

    private static Wording wording(Config config) throws Refusal {
        try {
            var language = config.me().language();
            var folder = config.wording();
            return folder.isPresent() ? Wording.of(folder.get(), language) : Wording.packaged(language);
        } catch (WordingException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /// Opens the sign-in of an account that no mail program signs in to, with the local password that its user typed.
    ///
    /// @return nothing, or what is wrong
    public Optional<String> open(AccountConfig account, byte[] password) {
        return switch (signIns.check(account.name(), account.proxy().address(), password)) {
            case Verdict.Use(var login) -> {
                login.wipe();
                yield Optional.empty();
            }
            case Verdict.Wrong(var words) -> Optional.of(words);
            case Verdict.Unavailable(var words) -> Optional.of(words);
        };
    }

    private void displaced(Sighting seen) {
        proxy.missed(seen.account());
    }

    /// Where the account's clients connect, by protocol (`imap`, `smtp`); nowhere on an account that Kith only reads.
    public Map<String, InetSocketAddress> listens(String account) {
        return proxy.listens(account);
    }

    public InetSocketAddress imapAddress(String account) {
        return proxy.imapAddress(account);
    }

    public InetSocketAddress smtpAddress(String account) {
        return proxy.smtpAddress(account);
    }

    /// The link that lets a browser in; empty when the pages are off or their port is taken.
    public Optional<String> pageLink() {
        return pages.map(Pages::link);
    }

    @Override
    public void answer(Ask ask, Lines out) throws Refusal, IOException {
        desk.answer(ask, out);
    }

    /// How each account is; costs next to nothing.
    public List<StatusLine.Account> accounts() {
        return status.accounts();
    }

    @Override
    public StatusLine status(StatusLine folder) {
        return status.over(folder);
    }

    @Override
    public Set<String> noLogin() {
        return accounts.noLogin();
    }

    @Override
    public void changed() {
        history.changed();
    }

    @Override
    public void leave(boolean remove, Lines out) throws Refusal {
        mailroom.leave(remove, out);
    }

    @Override
    public DraftLine draft(History history, Optional<Finding> finding, @Nullable String text) throws Refusal {
        return mailroom.draft(history, finding, text);
    }

    @Override
    public Desk.Withdrawn withdraw(Set<String> persons) {
        owners.forget(persons);
        return new Withdrawal(holdings.ledger().outbox(), accounts.companions()).withdraw(persons);
    }

    @Override
    public void stop() {
        stopAsked.countDown();
    }

    /// Returns when somebody asks the daemon to stop.
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    @Override
    public void close() {
        opened.close();
    }
}
