package com.conduitllm.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Exceptions that nobody needs any more are taken off the list. */
final class ListRules {

    private ListRules() {}

    /** The listed names of which no class does what it was listed for. */
    static List<String> unused(
            String list, ListedNames listed, JavaClasses classes, Predicate<JavaClass> does) {
        return listed.names().stream()
                .filter(name -> withName(classes, name).noneMatch(does))
                .sorted()
                .map(name -> "%s lists %s, which does not need it: remove it".formatted(list, name))
                .toList();
    }

    private static Stream<JavaClass> withName(JavaClasses classes, String name) {
        return classes.stream()
                .filter(type -> ListedNames.topLevel(type).getSimpleName().equals(name));
    }
}
