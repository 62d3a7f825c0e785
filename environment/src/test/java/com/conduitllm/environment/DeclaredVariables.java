package com.conduitllm.environment;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The variables that configuration records read, found by looking at their components: nested
 * records are groups, lists get an {@code n}.
 */
final class DeclaredVariables {

    private final Map<String, Set<String>> readersByVariable = new TreeMap<>();

    private DeclaredVariables() {}

    /** Every {@code @ConfigurationProperties} record under {@code conduitllm} in a package. */
    static DeclaredVariables onClassPath(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var declared = new DeclaredVariables();
        for (BeanDefinition found : scanner.findCandidateComponents(basePackage)) {
            declared.add(ClassUtils.resolveClassName(found.getBeanClassName(), null));
        }
        return declared;
    }

    static DeclaredVariables of(Class<?>... records) {
        var declared = new DeclaredVariables();
        for (Class<?> type : records) {
            declared.add(type);
        }
        return declared;
    }

    Set<String> variables() {
        return readersByVariable.keySet();
    }

    /** Variables that more than one record component reads, with those components. */
    Map<String, Set<String>> readTwice() {
        var twice = new TreeMap<>(readersByVariable);
        twice.values().removeIf(readers -> readers.size() < 2);
        return twice;
    }

    private void add(Class<?> type) {
        String prefix =
                MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
        if (prefix.isEmpty()) {
            prefix =
                    MergedAnnotations.from(type)
                            .get(ConfigurationProperties.class)
                            .getString("value");
        }
        if (prefix.equals("conduitllm") || prefix.startsWith("conduitllm.")) {
            addGroup(prefix.replace("-", "").replace(".", "__").toUpperCase(Locale.ROOT), type);
        }
    }

    private void addGroup(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String variable = prefix + "__" + component.getName().toUpperCase(Locale.ROOT);
            add(variable, component.getGenericType(), type.getName() + "." + component.getName());
        }
    }

    private void add(String variable, Type type, String reader) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            add(variable + "__n", generic.getActualTypeArguments()[0], reader);
        } else if (type instanceof Class<?> group && group.isRecord()) {
            addGroup(variable, group);
        } else {
            readersByVariable.computeIfAbsent(variable, v -> new TreeSet<>()).add(reader);
        }
    }
}
