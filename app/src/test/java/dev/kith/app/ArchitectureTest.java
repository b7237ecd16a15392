package dev.kith.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The fences of ARCHITECTURE.md. Each is also shown a class that breaks it (in `dev.kith.*.planted`, among the
/// tests), so that a fence that holds nothing back is noticed.
final class ArchitectureTest {
    private static final JavaClasses KITH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kith");

    private static final List<String> READS_THE_CLOCK = List.of(
            "java.lang.System.currentTimeMillis",
            InstantSource.class.getName() + ".system",
            Clock.class.getName() + ".systemUTC",
            Clock.class.getName() + ".systemDefaultZone");

    private static final List<String> CLOCKS = List.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ZonedDateTime.class.getName());

    private static final String ENGINE = "dev.kith.indexer.store.lucene..";
    private static final String ENGINE_OPENED = "dev.kith.indexer.store.lucene.LuceneStore";
    private static final String OPENS_THE_INDEX = "dev.kith.indexer.Opening";

    private static final Map<String, ArchRule> FENCES = Map.ofEntries(
            Map.entry(
                    "proxy and indexer do not know each other (proxy's side)",
                    apart("dev.kith.proxy..", "dev.kith.indexer..")),
            Map.entry(
                    "proxy and indexer do not know each other (indexer's side)",
                    apart("dev.kith.indexer..", "dev.kith.proxy..")),
            Map.entry("rules do not know the proxy", apart("dev.kith.rules..", "dev.kith.proxy..")),
            Map.entry(
                    "only app knows app",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("dev.kith.app..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.kith.app..")),
            Map.entry(
                    "rules see of the indexer only its history",
                    noClasses()
                            .that()
                            .resideInAPackage("dev.kith.rules..")
                            .should()
                            .dependOnClassesThat(resideInAPackage("dev.kith.indexer..")
                                    .and(DescribedPredicate.not(resideInAPackage("dev.kith.indexer.history.."))))),
            Map.entry(
                    "language knows no rule, no tie and no time",
                    noClasses()
                            .that()
                            .resideInAPackage("dev.kith.rules.language..")
                            .should()
                            .dependOnClassesThat(resideInAPackage("dev.kith.rules..")
                                    .and(DescribedPredicate.not(resideInAPackage("dev.kith.rules.language.."))))),
            Map.entry("only indexer.store.lucene imports Lucene", onlyIn(ENGINE, "org.apache.lucene..")),
            Map.entry(
                    "one interface is in front of Lucene",
                    noClasses()
                            .that(DescribedPredicate.not(resideInAPackage(ENGINE))
                                    .and(DescribedPredicate.not(name(OPENS_THE_INDEX))))
                            .should()
                            .dependOnClassesThat(resideInAPackage(ENGINE))),
            Map.entry(
                    "of Lucene only the front door is seen",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(ENGINE)
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage(ENGINE).and(DescribedPredicate.not(name(ENGINE_OPENED))))),
            Map.entry(
                    "the index's folder knows no query",
                    apart(
                            "dev.kith.indexer.store.lucene.disk..",
                            "dev.kith.indexer.store.lucene.memory..",
                            "dev.kith.indexer.store.lucene.query..")),
            Map.entry(
                    "a query knows no folder",
                    apart("dev.kith.indexer.store.lucene.query..", "dev.kith.indexer.store.lucene.disk..")),
            Map.entry(
                    "what is kept in memory knows no folder",
                    apart("dev.kith.indexer.store.lucene.memory..", "dev.kith.indexer.store.lucene.disk..")),
            Map.entry("only proxy imports Netty", onlyIn("dev.kith.proxy..", "io.netty..")),
            Map.entry(
                    "only rules.ledger imports SQL",
                    onlyIn("dev.kith.rules.ledger..", "java.sql..", "org.jdbi..", "org.sqlite..")),
            Map.entry(
                    "now is called in app alone",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("dev.kith.app..")
                            .should()
                            .callMethodWhere(DescribedPredicate.describe(
                                    "reads the clock",
                                    call -> READS_THE_CLOCK.contains(
                                                    call.getTargetOwner().getFullName() + "." + call.getName())
                                            || (CLOCKS.contains(call.getTargetOwner()
                                                            .getFullName())
                                                    && call.getName().equals("now"))))));

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.kith.(**)").should().beFreeOfCycles().check(KITH);
    }

    @TestFactory
    List<DynamicTest> fencesHold() {
        return FENCES.entrySet().stream()
                .map(fence -> DynamicTest.dynamicTest(
                        fence.getKey(), () -> fence.getValue().check(KITH)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> fencesSeeAPlantedViolation() {
        var planted = new ClassFileImporter().importPackages("dev.kith").that(are(planted()));
        return FENCES.entrySet().stream()
                .map(fence -> DynamicTest.dynamicTest(
                        fence.getKey(),
                        () -> assertThat(fence.getValue().evaluate(planted).hasViolation())
                                .isTrue()))
                .toList();
    }

    @Test
    void theCycleRuleSeesAPlantedCycle() {
        var planted = new ClassFileImporter().importPackages("dev.kith").that(are(planted()));
        assertThat(slices().matching("dev.kith.(**)")
                        .should()
                        .beFreeOfCycles()
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
    }

    private static DescribedPredicate<JavaClass> planted() {
        return resideInAPackage("..planted..");
    }

    private static ArchRule apart(String one, String... others) {
        return noClasses().that().resideInAPackage(one).should().dependOnClassesThat(resideInAnyPackage(others));
    }

    private static ArchRule onlyIn(String home, String... guests) {
        return noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat(resideInAnyPackage(guests));
    }
}
