package dev.kith.rules.book;

import dev.kith.rules.yaml.Binder;
import dev.kith.rules.yaml.Field;
import dev.kith.rules.yaml.Mistake;
import dev.kith.rules.yaml.Notation;
import dev.kith.rules.yaml.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules, and how much may be said: typed data, read from `rules.yaml`. The shipped book is the ground; the
/// user's file beside it overrides it key by key, and rule by rule by id.
public record RuleBook(
        @Field("The format's version: 1.") int version,
        @Field("How much may be said, and when.") Budget budget,
        @Field("Tags and how often they ask for contact.") Map<String, TagRule> tags,
        @Field("The judgements.") List<Rule> rules) {
    private static final String SHIPPED = "/dev/kith/config/rules.yaml";

    static final List<Notation<?>> NOTATIONS = List.of(
            new Notation<>(
                    Period.class,
                    "a length of time like 20h, 3d, 3wd (working days), 2w",
                    Period.PATTERN,
                    Period::parse),
            new Notation<>(
                    Budget.Quiet.class,
                    "a time of day like \"18:00-08:00\", or none",
                    "none|[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]",
                    Budget.Quiet::parse));

    public RuleBook {
        if (version != 1) {
            throw new IllegalArgumentException("This Kith reads version 1 of the rule book");
        }
        rules = List.copyOf(rules);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /// @param every how often
    /// @param satisfiedBy what counts as contact for it
    public record TagRule(
            @Field("How often to be in touch; none where events say when.") @Nullable
            Period every,

            @Field("What counts: any contact, or only a give.")
            List<Satisfies> satisfiedBy) {}

    public enum Satisfies {
        ANY,
        GIVE
    }

    /// A book, or every mistake in the file.
    public sealed interface Loaded {
        record Good(RuleBook book) implements Loaded {}

        record Bad(List<Mistake> mistakes) implements Loaded {}
    }

    /// The shipped book.
    public static RuleBook shipped() {
        return switch (read("rules.yaml", shippedText())) {
            case Loaded.Good(var book) -> book;
            case Loaded.Bad(var mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }

    /// The shipped book with the user's file over it.
    public static Loaded load(Path file) throws IOException {
        return over(file.getFileName().toString(), Files.readString(file));
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// These rules alone, on whether they were or not.
    ///
    /// @throws IllegalArgumentException naming a rule that is not in the book
    public RuleBook only(List<String> ids) {
        var chosen = ids.stream()
                .map(id -> rule(id).orElseThrow(() -> new IllegalArgumentException("No rule \"" + id + "\"")))
                .map(rule -> new Rule(
                        rule.id(), true, rule.reason(), rule.principles(), rule.when(), rule.holds(), rule.action()))
                .toList();
        return new RuleBook(version, budget, tags, chosen);
    }

    public RuleBook with(Budget other) {
        return new RuleBook(version, other, tags, rules);
    }

    static Loaded over(String name, String text) {
        var binder = new Binder(name, NOTATIONS);
        var book = binder.bindOver(shippedText(), text, List.of("when", "satisfied_by", "days"), RuleBook.class);
        return loaded(book, binder, name, text);
    }

    private static Loaded loaded(@Nullable RuleBook book, Binder binder, String name, String text) {
        if (book == null) {
            return new Loaded.Bad(binder.mistakes());
        }
        var mistakes = book.strayNames(name, text);
        return mistakes.isEmpty() ? new Loaded.Good(book) : new Loaded.Bad(mistakes);
    }

    /// Rules and tags that are named and are not there.
    private List<Mistake> strayNames(String file, String text) {
        var ids = rules.stream().map(Rule::id).toList();
        var mistakes = new ArrayList<Mistake>();
        for (var rule : rules) {
            for (var other : rule.action().yieldsTo()) {
                if (!ids.contains(other)) {
                    var what = "Rule " + rule.id() + " yields to \"" + other + "\", which is no rule.";
                    mistakes.add(Mistake.unknown(file, text, other, what, ids));
                }
            }
            for (var condition : rule.when()) {
                if (condition instanceof Condition.Tag(var named)) {
                    named.stream().filter(tag -> !tags.containsKey(tag)).forEach(tag -> {
                        var what = "Rule " + rule.id() + " asks for the tag \"" + tag + "\", which is not under tags.";
                        mistakes.add(Mistake.unknown(file, text, tag, what, tags.keySet()));
                    });
                }
            }
        }
        return mistakes;
    }

    /// The JSON Schema of the format, for editors.
    public static String schema() {
        return Schema.of(RuleBook.class, "Kith's rule book", NOTATIONS);
    }

    static Loaded read(String name, String text) {
        var binder = new Binder(name, NOTATIONS);
        var book = binder.bind(text, RuleBook.class);
        return loaded(book, binder, name, text);
    }

    static String shippedText() {
        try (var in = RuleBook.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
