package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rule book is edited while Kith runs.
class RuleBookInForceTest {
    @TempDir
    Path folder;

    @Test
    void theBookThatHeldHoldsUntilTheNewOneIsValid() throws Exception {
        var file = Files.writeString(folder.resolve("rules.yaml"), "budget: { per_day: 2 }\n");
        var bookInForce = new RuleBookInForce(Optional.of(file));

        assertThat(bookInForce.look()).isEmpty();

        Files.writeString(file, "budget: { per_dya: 1 }\n# half written\n");
        assertThat(bookInForce.look())
                .hasValueSatisfying(word -> assertThat(word)
                        .startsWith("The new rule book is not valid, and the rules before it go on holding.")
                        .contains("rules.yaml:1:11: \"per_dya\" is not known here")
                        .contains("Did you mean \"per_day\"?"));
        assertThat(bookInForce.book().budget().perDay()).isEqualTo(2);
        assertThat(bookInForce.look()).as("said once").isEmpty();

        Files.delete(file);
        assertThat(bookInForce.look())
                .hasValueSatisfying(word -> assertThat(word).contains("cannot be read"));
        assertThat(bookInForce.book().budget().perDay()).isEqualTo(2);

        Files.writeString(file, "budget: { per_day: 1 }\n");
        assertThat(bookInForce.look()).contains("");
        assertThat(bookInForce.book().budget().perDay()).isEqualTo(1);
    }
}
