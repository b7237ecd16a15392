package dev.kith.app;

import dev.kith.app.config.Config;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Desk;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DaemonConnection;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.indexer.IndexUnusable;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

/// Asks whoever holds the data folder: the running daemon on its socket, else this process itself.
final class Questions {
    private Questions() {}

    static void ask(Common common, Ask ask, Lines out) throws Failure {
        var around = Surroundings.find(common);
        try {
            var folder = DataFolder.prepare(around.data());
            var daemon = DaemonConnection.open(folder);
            if (daemon.isPresent()) {
                try (var connection = daemon.get()) {
                    connection.ask(Frames.JSON.writeValueAsString(ask));
                    while (Frames.take(connection.line(), out)) {
                        // the answer goes to `out`
                    }
                }
                return;
            }
            here(around, folder, ask, out);
        } catch (Refusal | IndexUnusable e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the data folder " + around.data() + " cannot be used: " + e.getMessage());
        }
    }

    private static void here(Surroundings around, DataFolder folder, Ask ask, Lines out)
            throws Failure, Refusal, IndexUnusable, IOException {
        var me = new Me(around.config().map(Config::myAddresses).orElse(Set.of()));
        var zone = around.config().map(c -> c.me().zone()).orElse(ZoneId.systemDefault());
        if (!ask.writes()) {
            try (var indexer = Indexer.openReadOnly(folder.index(), me, zone)) {
                answer(around, folder, indexer, ask, out);
            }
            return;
        }
        try (var _ = FolderLock.take(folder)
                        .orElseThrow(() -> new Failure(
                                "another Kith is writing into " + folder.path() + "; try again when it is done"));
                var indexer = Indexer.open(folder.index(), me, zone)) {
            answer(around, folder, indexer, ask, out);
        }
    }

    private static void answer(Surroundings around, DataFolder folder, Indexer indexer, Ask ask, Lines out)
            throws Refusal, IOException {
        var holdings = new Holdings(around.config(), folder, indexer, Clock.systemUTC());
        new Desk(holdings, Version.text()).answer(ask, out);
    }
}
