package com.conduitllm.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.function.Function;
import java.util.stream.Stream;

/** A condition that is a function from a class to what is wrong with it. */
final class ClassCondition extends ArchCondition<JavaClass> {

    private final Function<JavaClass, Stream<String>> violations;

    ClassCondition(String description, Function<JavaClass, Stream<String>> violations) {
        super(description);
        this.violations = violations;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        violations
                .apply(type)
                .distinct()
                .forEach(what -> events.add(SimpleConditionEvent.violated(type, what)));
    }
}
