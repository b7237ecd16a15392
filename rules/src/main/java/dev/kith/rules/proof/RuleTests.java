package dev.kith.rules.proof;

import dev.kith.indexer.history.Kind;
import dev.kith.rules.yaml.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of unit tests for rules, in the style of promtool's.
public record RuleTests(@Field("The tests.") List<Test> tests) {
    public RuleTests {
        tests = List.copyOf(tests);
    }

    private static final String SHIPPED = "/dev/kith/config/rules-test.yaml";
    private static final Pattern TESTS = Pattern.compile("^tests:", Pattern.MULTILINE);

    /// The tests of the shipped book, as text.
    public static String shipped() {
        try (var in = RuleTests.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of tests, and not a rule book?
    public static boolean looksLike(String text) {
        return TESTS.matcher(text).find();
    }

    /// @param expect for each day the findings, `rule/person`
    public record Test(
            @Field("What it shows; the principle's row first.")
            String name,

            @Field("Day 0.") Instant start,

            @Field("What is known of people besides their mail.")
            Map<String, Contact> contacts,

            @Field("Model outputs that are fixed for this test.") @Nullable
            Pin pin,

            @Field("Rules to judge; all that are on where it is left out. Named ones are judged though off.")
            List<String> rules,

            @Field("The mail, a line each.") List<String> mail,
            @Field("For a time the findings, rule/person.") Map<String, List<String>> expect) {
        public Test {
            if (expect.isEmpty()) {
                throw new IllegalArgumentException("A test that expects nothing at any time proves nothing");
            }
        }
    }

    public record Contact(
            @Field("Tags.") List<String> tag,

            @Field("What stands behind the address.") @Nullable
            Kind kind,

            @Field("Times of contact outside mail.") List<String> met,

            @Field(value = "They do not wish to hear from the user.", otherwise = "false")
            boolean declined) {}

    public record Pin(
            @Field("The chance that contact resumes.") @Nullable
            Double resume,

            @Field("The share of gaps shorter than this silence.") @Nullable
            Double unusual) {}
}
