package dev.kith.app;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Desk;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.MemoryAdvice;
import dev.kith.app.desk.NoDaemon;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DaemonConnection;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

/// Asks whoever holds the data folder: the running daemon on its socket, else this process itself.
final class Questions {
    private Questions() {}

    static void ask(Common common, Ask ask, Lines out) throws Failure {
        var around = Surroundings.find(common);
        try {
            var folder = folder(common, around, ask);
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
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the data folder " + around.data() + " cannot be used: " + Reason.of(e));
        }
    }

    /// Reads by itself, whoever holds the folder.
    static void alone(Common common, Ask ask, Lines out) throws Failure {
        var around = Surroundings.find(common);
        try {
            var folder = folder(common, around, ask);
            indexed(around, folder);
            answer(around, folder, ask, out);
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the data folder " + around.data() + " cannot be used: " + Reason.of(e));
        }
    }

    private static void here(Surroundings around, DataFolder folder, Ask ask, Lines out)
            throws Failure, Refusal, IOException {
        if (!ask.writes()) {
            indexed(around, folder);
            answer(around, folder, ask, out);
            return;
        }
        try (var _ = FolderLock.take(folder)
                .orElseThrow(() ->
                        new Failure("another Kith is writing into " + folder.path() + "; try again when it is done"))) {
            answer(around, folder, ask, out);
        }
    }

    /// What only asks makes nothing: a folder that was mistyped is not there afterwards either.
    private static DataFolder folder(Common common, Surroundings around, Ask ask) throws Failure, IOException {
        if (ask.begins()) {
            return DataFolder.prepare(around.data());
        }
        var folder = DataFolder.at(around.data());
        if (common.data != null && !Files.isDirectory(folder.path())) {
            throw new Failure("there is no folder " + folder.path() + ": is --data as you meant it? Nothing was made");
        }
        if (Files.isDirectory(folder.path())
                && !(Files.isReadable(folder.path()) && Files.isExecutable(folder.path()))) {
            throw new Failure("the data folder " + folder.path() + " cannot be looked into: it is not yours."
                    + " kith doctor says what to do");
        }
        if (!folder.used()) {
            throw nothing(around, folder);
        }
        return folder;
    }

    private static void indexed(Surroundings around, DataFolder folder) throws Failure {
        if (!Files.isDirectory(folder.index())) {
            throw nothing(around, folder);
        }
    }

    private static Failure nothing(Surroundings around, DataFolder folder) {
        return new Failure("nothing is indexed in " + folder.path() + " yet: "
                + (around.config().isPresent()
                        ? "kith run reads your mail after the first sign-in, kith import reads files"
                        : "kith setup does the first step, kith import reads files"));
    }

    private static void answer(Surroundings around, DataFolder folder, Ask ask, Lines out) throws Refusal, IOException {
        var clock = Clock.systemUTC();
        try (var holdings = Holdings.open(around.config(), folder, ask.writes(), clock)) {
            new Desk(holdings, clock, new NoDaemon(Version.text())).answer(ask, out);
        } catch (OutOfMemoryError _) {
            throw new Refusal(MemoryAdvice.refusal());
        }
    }
}
