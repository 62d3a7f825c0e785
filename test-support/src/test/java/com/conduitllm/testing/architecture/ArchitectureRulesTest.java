package com.conduitllm.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.testing.architecture.good.core.first.KeyCount;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Every rule fires on the bad fixture, with the classes that break it, and not on the good one. */
class ArchitectureRulesTest {

    private static final String HERE = ArchitectureRulesTest.class.getPackageName();
    private static final Layout BAD = Layout.of(HERE + ".bad.core");
    private static final Layout GOOD = Layout.of(HERE + ".good.core");
    private static final JavaClasses BAD_CLASSES =
            new ClassFileImporter().importPackages(BAD.root());
    private static final JavaClasses GOOD_CLASSES =
            new ClassFileImporter().importPackages(GOOD.root());

    @Test
    void servicesAreKnownByNobody() {
        List<String> found = found(BoundaryRules.servicesAreKnownByNobody(BAD));

        assertThat(found).anyMatch(v -> v.contains("KeyController") && v.contains("AdminTable"));
        assertThat(found).anyMatch(v -> v.contains("record.Entry") && v.contains("Egg"));
        assertNoneIn(BoundaryRules.servicesAreKnownByNobody(GOOD));
    }

    @Test
    void awsSdkOnlyBehindThePorts() {
        assertThat(found(List.of(BoundaryRules.awsSdkOnlyBehindThePorts(BAD))))
                .isNotEmpty()
                .allMatch(v -> v.contains("ThumbnailStore"));
        assertNoneIn(List.of(BoundaryRules.awsSdkOnlyBehindThePorts(GOOD)));
    }

    @Test
    void streamBridgeOnlyInRelay() {
        assertThat(found(List.of(BoundaryRules.streamBridgeOnlyInRelay(BAD))))
                .isNotEmpty()
                .allMatch(v -> v.contains("core.Publisher"));
        assertNoneIn(List.of(BoundaryRules.streamBridgeOnlyInRelay(GOOD)));
    }

    @Test
    void noCyclesBetweenPackages() {
        assertThat(found(List.of(BoundaryRules.noCyclesBetweenPackages(BAD))))
                .anyMatch(v -> v.contains("bad.core.first") && v.contains("bad.core.second"));
        assertNoneIn(List.of(BoundaryRules.noCyclesBetweenPackages(GOOD)));
    }

    @Test
    void mediaPointsDownwards() {
        List<String> found = found(BoundaryRules.mediaPointsDownwards(BAD));

        assertThat(found).anyMatch(v -> v.contains("MediaName") && v.contains("OwnerName"));
        assertThat(found).anyMatch(v -> v.contains("ObjectStorage") && v.contains("Entry"));
        assertNoneIn(BoundaryRules.mediaPointsDownwards(GOOD));
    }

    @Test
    void scheduledOnlyInListedClasses() {
        ListedNames none = ListedNames.of();
        ListedNames listed = ListedNames.of("AccessRecorder", "OutboxRelay");

        assertThat(found(List.of(FrameworkRules.scheduledOnlyInListedClasses(BAD, none))))
                .singleElement()
                .asString()
                .contains("Sweeper.sweep()");
        assertNoneIn(List.of(FrameworkRules.scheduledOnlyInListedClasses(GOOD, listed)));
        // To be listed is not enough: the class has to be in a service or in relay.
        Layout elsewhere = new Layout(GOOD.root() + ".elsewhere", GOOD.own());
        assertThat(
                        FrameworkRules.scheduledOnlyInListedClasses(elsewhere, listed)
                                .evaluate(GOOD_CLASSES)
                                .hasViolation())
                .isTrue();
    }

    @Test
    void controllersNeverTouchSql() {
        assertThat(found(List.of(FrameworkRules.controllersNeverTouchSql())))
                .isNotEmpty()
                .allMatch(v -> v.contains("KeyController") && v.contains("JdbcClient"));
        assertNoneIn(List.of(FrameworkRules.controllersNeverTouchSql()));
    }

    @Test
    void queriesAreNotLeftOpen() {
        assertThat(found(List.of(FrameworkRules.queriesAreNotLeftOpen())))
                .singleElement()
                .asString()
                .contains("core.LeftOpen.names(");
        assertNoneIn(List.of(FrameworkRules.queriesAreNotLeftOpen()));
    }

    @Test
    void oneAdvice() {
        List<String> found = found(List.of(FrameworkRules.oneAdvice(BAD)));

        assertThat(found)
                .anyMatch(v -> v.contains("FirstAdvice is one of 2"))
                .anyMatch(v -> v.contains("SecondAdvice is one of 2"))
                .anyMatch(v -> v.contains("KeyController.broken()"))
                .anyMatch(v -> v.contains("Conflict chooses its own HTTP status"))
                .hasSize(4);
        assertNoneIn(List.of(FrameworkRules.oneAdvice(GOOD)));
    }

    @Test
    void controllersNeedAnAdvice() {
        JavaClasses onlyController = new ClassFileImporter().importClasses(KeyCount.class);
        assertThat(FrameworkRules.oneAdvice(GOOD).evaluate(onlyController).hasViolation())
                .isFalse();

        JavaClasses withoutAdvice =
                GOOD_CLASSES.that(
                        DescribedPredicate.describe(
                                "no advice", type -> !type.getSimpleName().equals("OneAdvice")));
        assertThat(
                        FrameworkRules.oneAdvice(GOOD)
                                .evaluate(withoutAdvice)
                                .getFailureReport()
                                .getDetails())
                .singleElement()
                .asString()
                .contains("no @RestControllerAdvice");
    }

    @Test
    void timeAndIdsAreInjected() {
        List<String> found =
                found(List.of(DeterminismRules.timeAndIdsAreInjected(ListedNames.of())));

        assertThat(found).hasSize(8).allMatch(v -> v.contains("MachineTime"));
        assertThat(found).anyMatch(v -> v.contains("references method <java.time.Instant.now()>"));
        assertNoneIn(
                List.of(
                        DeterminismRules.timeAndIdsAreInjected(
                                ListedNames.of("CoreConfiguration"))));
    }

    @Test
    void nobodySleeps() {
        assertThat(found(List.of(DeterminismRules.nobodySleeps())))
                .singleElement()
                .asString()
                .contains("MachineTime.pause()");
        assertNoneIn(List.of(DeterminismRules.nobodySleeps()));
    }

    @Test
    void namesSaySomething() {
        assertThat(found(List.of(HouseRules.namesSaySomething())))
                .hasSize(6)
                .allMatch(v -> v.contains("StorageManager"));
        assertNoneIn(List.of(HouseRules.namesSaySomething()));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(found(List.of(HouseRules.everyPackageIsNullMarked())))
                .isNotEmpty()
                .allMatch(v -> v.contains("core.unmarked"));
        assertNoneIn(List.of(HouseRules.everyPackageIsNullMarked()));
    }

    @Test
    void objectsAreDeletedOnlyByThePurger() {
        ListedNames purger = ListedNames.of("MediaPurger");

        assertThat(found(List.of(HouseRules.objectsAreDeletedOnlyBy(BAD, purger))))
                .hasSize(2)
                .allMatch(v -> v.contains("Eraser"));
        assertNoneIn(List.of(HouseRules.objectsAreDeletedOnlyBy(GOOD, purger)));
        assertThat(
                        HouseRules.objectsAreDeletedOnlyBy(GOOD, ListedNames.of())
                                .evaluate(GOOD_CLASSES)
                                .hasViolation())
                .isTrue();
    }

    @Test
    void theOneLineOfAServiceAppliesThemAll() {
        List<String> broken = ArchitectureRules.forService(BAD.own()).violations(BAD_CLASSES);

        assertThat(String.join("\n", broken))
                .contains("AdminTable", "ThumbnailStore", "Publisher", "core.first")
                .contains("OwnerName", "Sweeper", "JdbcClient", "FirstAdvice", "randomUUID")
                .contains("StorageManager", "core.unmarked", "Eraser", "Thread.sleep")
                .contains("because");
        assertThat(
                        ArchitectureRules.forService(GOOD.own())
                                .scheduledOnlyIn("AccessRecorder", "OutboxRelay")
                                .compositionRoots("CoreConfiguration")
                                .violations(GOOD_CLASSES))
                .isEmpty();
    }

    @Test
    void aListedClassThatNeedsNoExceptionIsReported() {
        assertThat(
                        ArchitectureRules.forLibrary(GOOD.own())
                                .scheduledOnlyIn("AccessRecorder", "OutboxRelay", "LongGone")
                                .compositionRoots("CoreConfiguration", "OneAdvice")
                                .violations(GOOD_CLASSES))
                .containsExactly(
                        "scheduledOnlyIn lists LongGone, which does not need it: remove it",
                        "compositionRoots lists OneAdvice, which does not need it: remove it");
    }

    @Test
    void aModuleWithoutClassesIsNotFine() {
        assertThat(ArchitectureRules.forService(GOOD.root() + ".nowhere").violations(GOOD_CLASSES))
                .singleElement()
                .asString()
                .contains("nothing to judge");
        assertThatThrownBy(() -> ArchitectureRules.forService("com.conduitllm.nowhere").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to judge");
    }

    private static List<String> found(List<ArchRule> rules) {
        return rules.stream()
                .flatMap(
                        rule -> rule.evaluate(BAD_CLASSES).getFailureReport().getDetails().stream())
                .toList();
    }

    private static void assertNoneIn(List<ArchRule> rules) {
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(rule.evaluate(GOOD_CLASSES).getFailureReport().getDetails())
                                .isEmpty());
    }
}
