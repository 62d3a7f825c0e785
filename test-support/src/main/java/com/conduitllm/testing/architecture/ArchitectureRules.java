package com.conduitllm.testing.architecture;

import com.conduitllm.testing.stack.Repository;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules for one module, with the classes of the modules that it uses:
 *
 * <pre>{@code
 * ArchitectureRules.forService("com.conduitllm.core")
 *         .scheduledOnlyIn("OutboxRelay", "AccessRecorder")
 *         .compositionRoots("CoreConfiguration")
 *         .check();
 * }</pre>
 */
public final class ArchitectureRules {

    private final Layout layout;
    private final boolean service;
    private ListedNames scheduled = ListedNames.of();
    private ListedNames compositionRoots = ListedNames.of();
    private ListedNames deleters = ListedNames.of("MediaPurger");

    private ArchitectureRules(String own, boolean service) {
        this.layout = Layout.of(own);
        this.service = service;
    }

    /** All rules, for a module with controllers. */
    public static ArchitectureRules forService(String own) {
        return new ArchitectureRules(own, true);
    }

    /** All rules but those about HTTP. */
    public static ArchitectureRules forLibrary(String own) {
        return new ArchitectureRules(own, false);
    }

    /** Simple names of the classes that may have {@code @Scheduled} methods; each must have one. */
    public ArchitectureRules scheduledOnlyIn(String... classes) {
        scheduled = ListedNames.of(classes);
        return this;
    }

    /**
     * Simple names of the classes that may ask the machine for time and random ids, because they
     * provide them to all others; each must do so.
     */
    public ArchitectureRules compositionRoots(String... classes) {
        compositionRoots = ListedNames.of(classes);
        return this;
    }

    /** Simple names of the classes that may delete objects; MediaPurger unless set. */
    public ArchitectureRules objectsDeletedOnlyBy(String... classes) {
        deleters = ListedNames.of(classes);
        return this;
    }

    /**
     * Judges the classes on the class path, the sources of this module, and the SQL text of all
     * modules.
     *
     * @throws AssertionError with everything that was found and how to mend it
     */
    public void check() {
        List<String> found = new ArrayList<>(violations(importedClasses()));
        Stream.concat(
                        SourceRules.ofModule(Repository.module()).violations().stream(),
                        SourceRules.ofRepository().onlySql().violations().stream())
                .map(SourceViolation::toString)
                .distinct()
                .forEach(found::add);
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "The architecture of %s is broken:%n%n%s"
                            .formatted(layout.own(), String.join("\n\n", found)));
        }
    }

    /** What the class files show. */
    List<String> violations(JavaClasses classes) {
        if (classes.stream().noneMatch(type -> isOwn(type.getPackageName()))) {
            return List.of("No class of " + layout.own() + " on the class path: nothing to judge");
        }
        Stream<String> broken =
                rules().stream()
                        .map(rule -> rule.evaluate(classes))
                        .filter(EvaluationResult::hasViolation)
                        .map(result -> result.getFailureReport().toString());
        Stream<String> unused =
                Stream.concat(
                        ListRules.unused(
                                "scheduledOnlyIn",
                                scheduled,
                                classes,
                                type -> FrameworkRules.scheduledMethods(type).findAny().isPresent())
                                .stream(),
                        ListRules.unused(
                                "compositionRoots",
                                compositionRoots,
                                classes,
                                DeterminismRules::touchesTimeOrIds)
                                .stream());
        return Stream.concat(broken, unused).toList();
    }

    private List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(BoundaryRules.all(layout));
        rules.add(FrameworkRules.scheduledOnlyInListedClasses(layout, scheduled));
        rules.add(FrameworkRules.queriesAreNotLeftOpen());
        rules.add(DeterminismRules.timeAndIdsAreInjected(compositionRoots));
        rules.add(DeterminismRules.nobodySleeps());
        rules.add(HouseRules.namesSaySomething());
        rules.add(HouseRules.everyPackageIsNullMarked());
        rules.add(HouseRules.objectsAreDeletedOnlyBy(layout, deleters));
        if (service) {
            rules.add(FrameworkRules.controllersNeverTouchSql());
            rules.add(FrameworkRules.oneAdvice(layout));
        }
        return List.copyOf(rules);
    }

    private boolean isOwn(String packageName) {
        return packageName.equals(layout.own()) || packageName.startsWith(layout.own() + ".");
    }

    private JavaClasses importedClasses() {
        String testSupport = "/" + layout.named("testing").replace('.', '/') + "/";
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> isProduct(location, testSupport))
                .importPackages(layout.root());
    }

    private static boolean isProduct(Location location, String testSupport) {
        return !location.contains("-tests.jar") && !location.contains(testSupport);
    }
}
