package dev.kith.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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

    private static final Map<String, ArchRule> FENCES = Map.of(
            "proxy and indexer do not know each other (proxy's side)",
            apart("dev.kith.proxy..", "dev.kith.indexer.."),
            "proxy and indexer do not know each other (indexer's side)",
            apart("dev.kith.indexer..", "dev.kith.proxy.."),
            "rules do not know the proxy",
            apart("dev.kith.rules..", "dev.kith.proxy.."),
            "only app knows app",
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.kith.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.kith.app.."),
            "rules see of the indexer only its history",
            noClasses()
                    .that()
                    .resideInAPackage("dev.kith.rules..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.kith.indexer..")
                            .and(DescribedPredicate.not(resideInAPackage("dev.kith.indexer.history..")))),
            "language knows no rule, no tie and no time",
            noClasses()
                    .that()
                    .resideInAPackage("dev.kith.rules.language..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.kith.rules..")
                            .and(DescribedPredicate.not(resideInAPackage("dev.kith.rules.language..")))),
            "only indexer.store imports Lucene",
            onlyIn("dev.kith.indexer.store..", "org.apache.lucene.."),
            "only proxy imports Netty",
            onlyIn("dev.kith.proxy..", "io.netty.."),
            "only rules.ledger imports SQL",
            onlyIn("dev.kith.rules.ledger..", "java.sql..", "org.jdbi..", "org.sqlite.."),
            "now is called in app alone",
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.kith.app..")
                    .should()
                    .callMethodWhere(DescribedPredicate.describe(
                            "reads the clock",
                            call -> READS_THE_CLOCK.contains(
                                            call.getTargetOwner().getFullName() + "." + call.getName())
                                    || (CLOCKS.contains(call.getTargetOwner().getFullName())
                                            && call.getName().equals("now")))));

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

    private static ArchRule apart(String one, String other) {
        return noClasses().that().resideInAPackage(one).should().dependOnClassesThat(resideInAPackage(other));
    }

    private static ArchRule onlyIn(String home, String... guests) {
        return noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat(resideInAnyPackage(guests));
    }
}
