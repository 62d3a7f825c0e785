package com.conduitllm.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Time and ids come from outside, so that a test decides them. Calls and references count. */
final class DeterminismRules {

    private static final Set<String> NOW = Set.of("now");
    private static final Map<String, Set<String>> BANNED =
            Map.ofEntries(
                    Map.entry("java.time.Instant", NOW),
                    Map.entry("java.time.LocalDateTime", NOW),
                    Map.entry("java.time.LocalDate", NOW),
                    Map.entry("java.time.LocalTime", NOW),
                    Map.entry("java.time.OffsetDateTime", NOW),
                    Map.entry("java.time.ZonedDateTime", NOW),
                    Map.entry("java.time.InstantSource", Set.of("system")),
                    Map.entry(
                            "java.time.Clock",
                            Set.of(
                                    "system",
                                    "systemUTC",
                                    "systemDefaultZone",
                                    "tickMillis",
                                    "tickSeconds",
                                    "tickMinutes")),
                    Map.entry("java.util.UUID", Set.of("randomUUID")),
                    Map.entry("java.lang.System", Set.of("currentTimeMillis")),
                    Map.entry("java.util.Date", Set.of("<init>")));

    private DeterminismRules() {}

    static ArchRule timeAndIdsAreInjected(ListedNames compositionRoots) {
        return classes()
                .should(
                        new ClassCondition(
                                "take time and ids from outside, except " + compositionRoots,
                                type ->
                                        compositionRoots.contains(type)
                                                ? Stream.empty()
                                                : accesses(type)))
                .because(
                        "a test has to decide what time it is and which id comes next: inject"
                                + " InstantSource and the id source; only the configuration that"
                                + " provides them is listed in compositionRoots(…). Leases between"
                                + " nodes use the database's clock");
    }

    static ArchRule nobodySleeps() {
        return classes()
                .should(
                        new ClassCondition(
                                "not call Thread.sleep",
                                type ->
                                        type.getAccessesFromSelf().stream()
                                                .filter(DeterminismRules::isSleep)
                                                .map(JavaAccess::getDescription)))
                .because(
                        "a sleeping thread neither ends with the service nor wakes for work: wait"
                                + " on a condition, a latch or a scheduler");
    }

    /** Whether the class does what only a composition root may do. */
    static boolean touchesTimeOrIds(JavaClass type) {
        return accesses(type).findAny().isPresent();
    }

    private static Stream<String> accesses(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(DeterminismRules::isBanned)
                .map(JavaAccess::getDescription);
    }

    private static boolean isBanned(JavaAccess<?> access) {
        Set<String> names = BANNED.getOrDefault(access.getTargetOwner().getName(), Set.of());
        return names.contains(access.getName()) && !asksSomebody(access);
    }

    /** {@code now(clock)} and {@code new Date(millis)} take what they are given. */
    private static boolean asksSomebody(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.ZoneId"))
                && !call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static boolean isSleep(JavaAccess<?> access) {
        return access.getName().equals("sleep")
                && access.getTargetOwner().isAssignableTo(Thread.class);
    }
}
