package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/traps.md names tests: they exist.
class TrapTableTest {
    private static final Pattern NAMED = Pattern.compile("`([a-z]\\d+\\w*)(…?)`");
    private static final Pattern CLASS = Pattern.compile("`(?:\\w+/)*(\\w+Test)\\b");
    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");

    @Test
    void everyNamedTestExists() throws IOException {
        Path table = Path.of("..", "docs", "traps.md");
        Set<String> tests = tests();
        var missing = new TreeSet<String>();
        var named = NAMED.matcher(Files.readString(table));
        int count = 0;
        while (named.find()) {
            count++;
            String name = named.group(1);
            boolean family = !named.group(2).isEmpty();
            if (tests.stream().noneMatch(test -> family ? test.startsWith(name) : test.equals(name))) {
                missing.add(name);
            }
        }

        assertThat(count).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyNamedClassExists() throws IOException {
        var named = new TreeSet<String>();
        var found = CLASS.matcher(Files.readString(Path.of("..", "docs", "traps.md")));
        while (found.find()) {
            named.add(found.group(1) + ".java");
        }
        assertThat(named).hasSizeGreaterThan(20);
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsAll(named);
        }
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TrapTableTest::source)
                    .flatMap(source -> METHOD.matcher(source).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
