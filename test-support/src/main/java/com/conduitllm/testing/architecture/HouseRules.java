package com.conduitllm.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names, null-safety, and the one class that deletes objects. */
final class HouseRules {

    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Manager|Constants)|Base[A-Z].*");
    private static final Pattern DELETING = Pattern.compile("(delete|remove|purge).*");
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private HouseRules() {}

    static ArchRule namesSaySomething() {
        return classes()
                .should(
                        new ClassCondition(
                                "have a name that says what they are",
                                type ->
                                        EMPTY_NAME.matcher(type.getSimpleName()).matches()
                                                ? Stream.of(type.getName() + " names no thing")
                                                : Stream.empty()))
                .because(
                        "Impl, Util, Helper, Manager, Constants and Base collect what has no place:"
                                + " name the thing by its noun in the domain (MediaLedger,"
                                + " AccessRecorder)");
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(
                        new ClassCondition(
                                "be in a @NullMarked package",
                                type ->
                                        type.getPackage().isAnnotatedWith(NULL_MARKED)
                                                ? Stream.empty()
                                                : Stream.of(
                                                        type.getPackageName()
                                                                + " is not @NullMarked")))
                .because(
                        "null is checked by the compiler only where the package says so: add a"
                            + " package-info.java with @NullMarked and what the package is for");
    }

    static ArchRule objectsAreDeletedOnlyBy(Layout layout, ListedNames deleters) {
        return classes()
                .should(
                        new ClassCondition(
                                "call ObjectStorage's deletions only in " + deleters,
                                type ->
                                        mayDelete(layout, deleters, type)
                                                ? Stream.empty()
                                                : deletions(layout, type)))
                .because(
                        "an object is deleted only while its committed row is DELETING, and only"
                                + " the purger sees to that: give it a PurgeSelection");
    }

    private static boolean mayDelete(Layout layout, ListedNames deleters, JavaClass type) {
        return deleters.contains(type) || layout.isIn(type.getPackageName(), "media.storage");
    }

    private static Stream<String> deletions(Layout layout, JavaClass type) {
        String port = layout.named("media.storage") + ".ObjectStorage";
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isAssignableTo(port))
                .filter(access -> DELETING.matcher(access.getName()).matches())
                .map(JavaAccess::getDescription);
    }
}
