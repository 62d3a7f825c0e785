package com.conduitllm.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

import java.util.Set;

/** Simple names of top-level classes that a rule makes an exception for. */
record ListedNames(Set<String> names) {

    ListedNames {
        names = Set.copyOf(names);
    }

    static ListedNames of(String... names) {
        return new ListedNames(Set.of(names));
    }

    /** Also true for what is nested in a listed class. */
    boolean contains(JavaClass type) {
        return names.contains(topLevel(type).getSimpleName());
    }

    static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ListedNames::topLevel).orElse(type);
    }

    @Override
    public String toString() {
        return names.stream().sorted().toList().toString();
    }
}
