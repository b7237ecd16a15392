package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Small mailboxes out of ordinary life, from the octets of each mail to what would be said on the days of the
/// three months after. `lives.txt` and `lives-fifth.txt` to `lives-eighth.txt` beside this test hold them, with what a
/// considerate assistant would do.
class LifeTest {
    @TempDir
    Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> nobodyIsRemindedWhoNeedNotBe() {
        var lives = Stream.of(
                        "lives.txt", "lives-fifth.txt", "lives-sixth.txt", "lives-seventh.txt", "lives-eighth.txt")
                .flatMap(file -> Life.read(lines(file)).stream())
                .toList();
        assertThat(lives).hasSizeGreaterThan(550);
        return lives.stream().map(life -> DynamicTest.dynamicTest(life.name, () -> play(life, lives.indexOf(life))));
    }

    private void play(Life life, int number) throws Exception {
        // what Kith still gets wrong, told for whoever mends it
        assumeFalse(life.name.startsWith("open: "));
        assertThat(life.faults(temporary.resolve(String.valueOf(number)))).isEmpty();
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(LifeTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
