package com.conduitllm.admin;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import java.io.IOException;

/** Keeps the component scan of a service under test away from configuration that tests bring. */
final class ProductionClassesOnly extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
        return reader.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProductionClassesOnly;
    }

    @Override
    public int hashCode() {
        return ProductionClassesOnly.class.hashCode();
    }
}
