package com.conduitllm.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;
import java.util.stream.Stream;

/** Where the framework's annotations may stand. */
final class FrameworkRules {

    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final Set<String> SCHEDULED =
            Set.of(
                    "org.springframework.scheduling.annotation.Scheduled",
                    "org.springframework.scheduling.annotation.Schedules");
    private static final Set<String> SQL_DOORS =
            Set.of(
                    "org.springframework.jdbc.core.simple.JdbcClient",
                    "org.springframework.jdbc.core.JdbcTemplate",
                    "org.springframework.jdbc.core.JdbcOperations",
                    "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
                    "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
                    "jakarta.persistence.EntityManager",
                    "javax.sql.DataSource",
                    "java.sql.Connection");

    private static final String QUERY = "org.springframework.jdbc.core.";
    private static final Set<String> STREAMING = Set.of("stream", "queryForStream");

    private FrameworkRules() {}

    static ArchRule scheduledOnlyInListedClasses(Layout layout, ListedNames listed) {
        return classes()
                .should(
                        new ClassCondition(
                                "have @Scheduled methods only in " + listed,
                                type ->
                                        mayBeScheduled(layout, listed, type)
                                                ? Stream.empty()
                                                : scheduledMethods(type)))
                .because(
                        "what runs by itself must be known by name: list the class in"
                                + " scheduledOnlyIn(…); schedules belong into a service or into"
                                + " relay, never into a library");
    }

    static ArchRule controllersNeverTouchSql() {
        return noClasses()
                .that(areControllers())
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "speak SQL", type -> SQL_DOORS.contains(type.getName())))
                .allowEmptyShould(true)
                .because(
                        "a controller translates HTTP: ask the package's own service or lookup,"
                                + " which owns the statement");
    }

    static ArchRule queriesAreNotLeftOpen() {
        return noClasses()
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "it streams the rows of a query",
                                call ->
                                        call.getTargetOwner().getName().startsWith(QUERY)
                                                && STREAMING.contains(call.getName())))
                .because(
                        "such a stream holds its connection until somebody closes it, and the pool"
                                + " runs dry: cap the statement and take list()");
    }

    static ArchRule oneAdvice(Layout layout) {
        return classes()
                .that()
                .resideInAPackage(layout.ownTree())
                .should(new ExactlyOneAdvice())
                .because(
                        "the mapping from failures to HTTP is read in one place: add the case to"
                                + " the service's one @RestControllerAdvice");
    }

    static DescribedPredicate<JavaClass> areControllers() {
        return DescribedPredicate.describe(
                "are controllers",
                type ->
                        type.isMetaAnnotatedWith("org.springframework.stereotype.Controller")
                                || type.isAnnotatedWith("org.springframework.stereotype.Controller")
                                || type.isAnnotatedWith(WEB + "RestController"));
    }

    static Stream<String> scheduledMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(FrameworkRules::isScheduled)
                .map(method -> method.getFullName() + " is @Scheduled in " + location(type));
    }

    static String location(JavaClass type) {
        return type.getSourceCodeLocation().toString();
    }

    private static boolean mayBeScheduled(Layout layout, ListedNames listed, JavaClass type) {
        boolean inPlace =
                Stream.concat(layout.services().stream(), Stream.of("relay"))
                        .anyMatch(name -> layout.isIn(type.getPackageName(), name));
        return inPlace && listed.contains(type);
    }

    private static boolean isScheduled(JavaMethod method) {
        return SCHEDULED.stream()
                .anyMatch(name -> method.isAnnotatedWith(name) || method.isMetaAnnotatedWith(name));
    }
}
