package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
    @Test
    void eachStandsUnderItsOwnName() {
        Commands.NAMED.forEach((name, type) -> assertThat(Objects.requireNonNull(type.getAnnotation(Command.class))
                        .name())
                .isEqualTo(name));
    }

    @Test
    void theOneThatIsCalledIsMadeAlone() {
        assertThat(Commands.line(CommandSpec.create(), "why", "ann@example.org").getSubcommands())
                .containsOnlyKeys("why");
    }

    @Test
    void eachTellsWhatItTakes() {
        Commands.NAMED
                .keySet()
                .forEach(name -> assertThat(Main.run(name, "--help")).as(name).isZero());
        assertThat(Main.run("rules", "backtest", "--help")).isZero();
    }

    @Test
    void theVersionIsSaidWithoutMakingAny() {
        assertThat(Commands.line(CommandSpec.create(), "--version").getSubcommands())
                .isEmpty();
        assertThat(Main.run("--version")).isZero();
    }

    @Test
    void whoAsksForNoneOfThemSeesAll() {
        assertThat(Commands.line(CommandSpec.create(), "--help")
                        .getSubcommands()
                        .keySet())
                .containsExactlyElementsOf(Commands.NAMED.keySet());
        assertThat(Commands.line(CommandSpec.create(), "serch").getSubcommands())
                .hasSameSizeAs(Commands.NAMED.keySet());
        assertThat(Commands.line(CommandSpec.create()).getSubcommands()).containsKey("run");
    }
}
