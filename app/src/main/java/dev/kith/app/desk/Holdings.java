package dev.kith.app.desk;

import dev.kith.app.config.Config;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.LoginNames;
import dev.kith.indexer.IndexUnusable;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.rules.book.Budget;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// Everything that is open while questions are answered: index, ledger, rule book
/// and configuration of one data folder.
///
/// @param bookInForce where the rule book stands
/// @param names the user names that mail programs sign in with
/// @param clock what counts as now for judging; `--at` sets it
/// @param turns of those who go over everybody's history
public record Holdings(
        Optional<Config> config,
        DataFolder folder,
        Indexer indexer,
        Ledger ledger,
        RuleBookInForce bookInForce,
        LoginNames names,
        InstantSource clock,
        ZoneId zone,
        Turns turns)
        implements AutoCloseable {
    /// Index, ledger and rule book are opened side by side: each takes a tenth of a second of a start.
    ///
    /// @param writing whether to open the index for writing; the caller holds the folder's lock then
    /// @throws Refusal with every mistake of the rule book, or what is wrong with index or ledger
    public static Holdings open(Optional<Config> config, DataFolder folder, boolean writing, InstantSource clock)
            throws Refusal, IOException {
        return open(config, folder, writing, clock, writing ? Indexer::open : Indexer::openReadOnly);
    }

    /// For whoever stays: for writing, and the index is still to be examined when there is time.
    public static Holdings openQuickly(Config config, DataFolder folder, InstantSource clock)
            throws Refusal, IOException {
        return open(Optional.of(config), folder, true, clock, Indexer::openQuickly);
    }

    private interface IndexOpening {
        Indexer open(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException;
    }

    private static Holdings open(
            Optional<Config> config, DataFolder folder, boolean writing, InstantSource clock, IndexOpening index)
            throws Refusal, IOException {
        var zone = config.map(c -> c.me().zone()).orElse(ZoneId.systemDefault());
        var me = new Me(config.map(Config::myAddresses).orElse(Set.of()));
        var opening = new Opening();
        var ledger = opening.begin(() -> Ledger.open(folder.path()));
        var indexer = opening.begin(() -> index.open(folder.index(), me, zone));
        var bookInForce = opening.begin(() -> new RuleBookInForce(RuleBookFile.file(config)));
        var names = opening.begin(() -> LoginNames.open(folder));
        opening.end();
        var holdings = new Holdings(
                config,
                folder,
                indexer.resultNow(),
                ledger.resultNow(),
                bookInForce.resultNow(),
                names.resultNow(),
                clock,
                zone,
                new Turns());
        try {
            if (writing) {
                holdings.indexer().whenRenamed(holdings.ledger()::renamed);
            }
            holdings.saidAnew();
            if (writing && WhoIsWho.excludes(config)) {
                WhoIsWho.purge(holdings.indexer(), config);
            }
            return holdings;
        } catch (IOException | RuntimeException e) {
            holdings.close();
            throw e;
        }
    }

    /// The user said something: the index is to know who is who, who carries which tag and what is kept out.
    public void saidAnew() {
        WhoIsWho.tell(indexer, ledger, config, clock.instant());
    }

    /// The rule book that holds now.
    public RuleBook book() {
        return bookInForce.book();
    }

    /// The same with another rule book.
    public Holdings with(RuleBookInForce other) {
        return new Holdings(config, folder, indexer, ledger, other, names, clock, zone, turns);
    }

    /// How much may be said and when: the rule book's, less what the configuration takes away.
    public Budget budget() {
        var budget = book().budget();
        var said = config.map(Config::reminders);
        if (said.isEmpty()) {
            return budget;
        }
        var always = budget.always();
        return new Budget(
                budget.perDay(),
                budget.perContact(),
                said.get().quietHours() ? budget.quiet() : always.quiet(),
                said.get().workingDays() ? budget.days() : always.days(),
                budget.digestPersons(),
                budget.digestEvery());
    }

    @Override
    public void close() throws IOException {
        try {
            indexer.close();
        } finally {
            ledger.close();
        }
    }
}
