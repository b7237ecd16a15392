package dev.kith.app.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The shipped table of providers. Looking into it contacts nobody.
public record Providers(List<Provider> all) {
    private static final int COLUMNS = 8;

    public Providers {
        all = List.copyOf(all);
    }

    public static Providers shipped() {
        try (var in = Providers.class.getResourceAsStream("providers.txt")) {
            if (in == null) {
                throw new IllegalStateException("providers.txt is missing from the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Providers parse(String table) {
        return new Providers(table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Providers::line)
                .toList());
    }

    public Optional<Provider> ofDomain(String domain) {
        return all.stream()
                .filter(p -> p.domains().contains(domain.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// Whose MX host this is.
    public Optional<Provider> ofMx(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(p -> p.mxEnds().stream().anyMatch(end -> name.equals(end) || name.endsWith("." + end)))
                .findFirst();
    }

    private static Provider line(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        var servers = cells.get(3).isEmpty()
                ? Optional.<Servers>empty()
                : Optional.of(new Servers(cells.get(3), cells.get(4)));
        var road = cells.get(5);
        var oauth = road.contains("oauth:")
                ? Optional.of(road.substring(road.indexOf("oauth:") + "oauth:".length()))
                : Optional.<String>empty();
        return new Provider(
                cells.get(0),
                words(cells.get(1)),
                words(cells.get(2)),
                servers,
                road(road),
                oauth,
                cells.get(6),
                cells.get(7));
    }

    private static Road road(String word) {
        if (word.startsWith("app-password")) {
            return Road.APP_PASSWORD;
        }
        return word.startsWith("oauth") ? Road.OAUTH : Road.PASSWORD;
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" +"));
    }
}
