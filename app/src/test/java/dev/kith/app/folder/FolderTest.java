package dev.kith.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose the folder is, who holds it, and how others ask whoever holds it.
class FolderTest {
    @TempDir
    private Path temporary;

    private DataFolder folder;

    FolderTest() {
        folder = new DataFolder(Path.of(""));
    }

    @BeforeEach
    void prepare() throws Exception {
        folder = DataFolder.prepare(temporary.resolve("data"));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void itIsTheUsersAlone() throws Exception {
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.prepare(folder.path());
        assertThat(mode(folder.path())).as("closed again when it stood open").isEqualTo("rwx------");
    }

    @Test
    void oneHoldsItUntilItLetsGo() throws Exception {
        var first = FolderLock.take(folder).orElseThrow();
        assertThat(FolderLock.take(folder)).isEmpty();
        assertThat(mode(folder.lock())).isEqualTo("rw-------");
        assertThat(Files.readString(folder.lock()))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        first.close();
        try (var second = FolderLock.take(folder).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }

    /// By POSIX a process loses its lock when it opens the file once more and closes it.
    @Test
    void whoeverComesSecondDoesNotTakeTheLockAway() throws Exception {
        try (var _ = FolderLock.take(folder).orElseThrow()) {
            assumeThat(Locks.held(folder.path())).containsExactly("kith.lock");
            assertThat(FolderLock.take(folder)).isEmpty();
            assertThat(Locks.held(folder.path())).containsExactly("kith.lock");
        }
    }

    private static List<String> ask(DataFolder folder, String question) throws Exception {
        try (var connection = DaemonConnection.open(folder).orElseThrow()) {
            connection.ask(question);
            var lines = new ArrayList<String>();
            for (var line = connection.line(); line != null; line = connection.line()) {
                lines.add(line);
            }
            return lines;
        }
    }

    /// As when too many files are open for a while, or memory is short: whoever asks later is answered.
    @Test
    void aConnectionThatCannotBeTakenIsNotTheEnd() throws Exception {
        try (var socket = DaemonSocket.open(folder, 2, (_, _) -> {})) {
            var asked = new AtomicInteger();
            var over = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                socket.accept(() -> {
                    switch (asked.incrementAndGet()) {
                        case 1 -> throw new IOException("Too many open files");
                        case 2 -> throw new OutOfMemoryError("Java heap space");
                        default -> throw new ClosedChannelException();
                    }
                });
                over.countDown();
            });
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aQuestionIsOneLineAndTheAnswerAnyNumber() throws Exception {
        try (var socket = DaemonSocket.open(folder, 4, (question, answer) -> {
            answer.accept("heard " + question);
            answer.accept("caf\u00e9");
        })) {
            assertThat(socket).isNotNull();
            assertThat(mode(folder.socket())).isEqualTo("rw-------");
            assertThat(ask(folder, "who?")).containsExactly("heard who?", "caf\u00e9");
            assertThat(ask(folder, "who?")).hasSize(2);
        }
        assertThat(Files.exists(folder.socket())).as("nothing is left").isFalse();
        assertThat(DaemonConnection.open(folder)).isEmpty();
    }

    @Test
    void aSocketThatADeadDaemonLeftIsNobodys() throws Exception {
        Files.write(folder.socket(), new byte[0]);
        assertThat(DaemonConnection.open(folder)).isEmpty();
        try (var socket = DaemonSocket.open(folder, 1, (_, answer) -> answer.accept("here"))) {
            assertThat(socket).isNotNull();
            assertThat(ask(folder, "?")).containsExactly("here");
        }
    }

    @Test
    void aLongPathIsReachedToo() throws Exception {
        var deep = temporary;
        for (var i = 0; i < 12; i++) {
            deep = deep.resolve("a-folder-with-a-long-name");
        }
        var far = DataFolder.prepare(deep);
        try (var socket = DaemonSocket.open(far, 1, (_, answer) -> answer.accept("here"))) {
            assertThat(socket).isNotNull();
            assertThat(ask(far, "?")).containsExactly("here");
        }
    }

    @Test
    void whoeverComesWhileAllPlacesAreTakenWaits() throws Exception {
        var go = new CountDownLatch(1);
        try (var socket = DaemonSocket.open(folder, 1, (question, answer) -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    answer.accept(question);
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(socket).isNotNull();
            var answers = new ArrayList<Future<List<String>>>();
            for (var i = 0; i < 3; i++) {
                var question = "q" + i;
                answers.add(threads.submit(() -> ask(folder, question)));
            }
            assertThat(answers).noneMatch(Future::isDone);
            go.countDown();
            for (var i = 0; i < 3; i++) {
                assertThat(answers.get(i).get()).containsExactly("q" + i);
            }
        }
    }

    @Test
    void whoeverGoesAwayBeforeTheAnswerHarmsNobody() throws Exception {
        var much = "x".repeat(100_000);
        try (var socket = DaemonSocket.open(folder, 1, (question, answer) -> {
            for (var i = 0; i < (question.equals("much") ? 100 : 1); i++) {
                answer.accept(question.equals("much") ? much : question);
            }
        })) {
            assertThat(socket).isNotNull();
            try (var connection = DaemonConnection.open(folder).orElseThrow()) {
                connection.ask("much");
            }
            assertThat(ask(folder, "next")).containsExactly("next");
        }
    }

    @Test
    void aQuestionWithoutEndIsCutOff() throws Exception {
        var asked = new ArrayList<String>();
        try (var socket = DaemonSocket.open(folder, 1, (question, _) -> asked.add(question))) {
            assertThat(socket).isNotNull();
            try (var connection = DaemonConnection.open(folder).orElseThrow()) {
                try {
                    connection.ask("x".repeat((1 << 20) + 10));
                } catch (IOException broken) {
                    assertThat(broken).isNotNull();
                }
            }
            assertThat(ask(folder, "next")).isEmpty();
        }
        assertThat(asked).containsExactly("next");
    }
}
