package dev.kith.indexer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArrivalTest {
    private static final String MAIL = "From: anna@example.org\n\nHello.\n";

    @TempDir
    Path folder;

    @Test
    void aMaildirIsReadInTheOrderOfItsTimesWhetherSeenOrNot() throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        write(
                "cur/1600000300.M9P1.host:2,S",
                "new/1600000400.M1P1.host",
                "cur/999999999.M2P1.host:2,",
                "cur/1600000300.M8P1.host:2,S");
        assertThat(names())
                .containsExactly(
                        "999999999.M2P1.host:2,",
                        "1600000300.M8P1.host:2,S",
                        "1600000300.M9P1.host:2,S",
                        "1600000400.M1P1.host");
    }

    @Test
    void numbersOfAnyLengthAreReadAsNumbers() throws IOException {
        write(
                "10.eml",
                "9.eml",
                "0011.eml",
                "draft.eml",
                "100000000000000000000000001.eml",
                "100000000000000000000000000.eml");
        assertThat(names())
                .containsExactly(
                        "draft.eml",
                        "9.eml",
                        "10.eml",
                        "0011.eml",
                        "100000000000000000000000000.eml",
                        "100000000000000000000000001.eml");
    }

    @Test
    void eachMailboxByItself() throws IOException {
        write("b/1.eml", "a/2.eml", "b/3.eml", "a/4.eml");
        assertThat(found().stream().map(one -> one.folder() + " " + one.path().getFileName()))
                .containsExactly("a 2.eml", "a 4.eml", "b 1.eml", "b 3.eml");
    }

    @Test
    void theOrderHoldsWhateverTheFolderListsFirst() {
        var names = List.of("draft", "0", "00", "1", "01", "2", "10", "9a", "a9", "007.x", "7.x");
        var sorted = new ArrayList<>(names);
        for (var seed = 0; seed < 100; seed++) {
            var shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, new Random(seed));
            var now = shuffled.stream()
                    .map(name -> new Found(Path.of(name), Found.Format.MESSAGE, "", 1))
                    .sorted(new Arrival())
                    .map(one -> one.path().toString())
                    .toList();
            if (seed == 0) {
                sorted = new ArrayList<>(now);
            }
            assertThat(now).as("seed " + seed).isEqualTo(sorted);
        }
    }

    private void write(String... files) throws IOException {
        for (var file : files) {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, MAIL);
        }
    }

    private List<Found> found() {
        return MailFiles.below(List.of(folder), problem -> {
            throw new AssertionError(problem);
        });
    }

    private List<String> names() {
        return found().stream().map(one -> one.path().getFileName().toString()).toList();
    }
}
