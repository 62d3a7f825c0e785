package com.conduitllm.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts the classes that map failures to HTTP: exactly one where there are controllers, and nobody
 * else has {@code @ExceptionHandler} methods or {@code @ResponseStatus} on an exception.
 */
final class ExactlyOneAdvice extends ArchCondition<JavaClass> {

    private static final String WEB = "org.springframework.web.bind.annotation.";

    private final List<JavaClass> advices = new ArrayList<>();
    private boolean controllers;

    ExactlyOneAdvice() {
        super("map failures to HTTP in exactly one @RestControllerAdvice");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        advices.clear();
        controllers = false;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        controllers |= FrameworkRules.areControllers().test(type);
        if (isAdvice(type)) {
            advices.add(type);
            return;
        }
        type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(WEB + "ExceptionHandler"))
                .map(method -> method.getFullName() + " handles exceptions outside of the advice")
                .forEach(what -> events.add(SimpleConditionEvent.violated(type, what)));
        if (type.isAssignableTo(Throwable.class) && type.isAnnotatedWith(WEB + "ResponseStatus")) {
            String what = type.getName() + " chooses its own HTTP status";
            events.add(SimpleConditionEvent.violated(type, what));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        if (controllers && advices.isEmpty()) {
            events.add(
                    SimpleConditionEvent.violated(
                            this, "there are controllers, and no @RestControllerAdvice"));
        }
        if (advices.size() > 1) {
            advices.stream()
                    .map(advice -> advice.getName() + " is one of " + advices.size() + " advices")
                    .forEach(what -> events.add(SimpleConditionEvent.violated(this, what)));
        }
    }

    private static boolean isAdvice(JavaClass type) {
        return type.isAnnotatedWith(WEB + "RestControllerAdvice")
                || type.isAnnotatedWith(WEB + "ControllerAdvice");
    }
}
