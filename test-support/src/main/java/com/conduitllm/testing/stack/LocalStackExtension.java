package com.conduitllm.testing.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.Set;

/**
 * Gives tests the shared {@link LocalStack} and, once per top-level test class, a fresh {@link
 * Database} and {@link Bucket}, as parameters of constructors, set-up and test methods.
 */
public final class LocalStackExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);
    private static final Set<Class<?>> TYPES =
            Set.of(LocalStack.class, Database.class, Bucket.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        LocalStack stack = LocalStack.shared();
        if (type == LocalStack.class) {
            return stack;
        }
        String owner = topLevel(context.getRequiredTestClass()).getName();
        Store store = context.getRoot().getStore(NAMESPACE);
        return type == Database.class
                ? store.computeIfAbsent(
                        owner + " database", key -> stack.newDatabase(), Database.class)
                : store.computeIfAbsent(owner + " bucket", key -> stack.newBucket(), Bucket.class);
    }

    private static Class<?> topLevel(Class<?> testClass) {
        Class<?> outer = testClass.getEnclosingClass();
        return outer == null ? testClass : topLevel(outer);
    }
}
