package com.conduitllm.core.testing;

import com.conduitllm.testing.database.StatementCounter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

import java.util.List;

import javax.sql.DataSource;

/** Puts a counter in front of the service's data source. */
final class CountedDataSource implements BeanPostProcessor {
    private @Nullable StatementCounter counter;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            counter = StatementCounter.around(dataSource);
            return counter.dataSource();
        }
        return bean;
    }

    List<String> take() {
        if (counter == null) {
            throw new IllegalStateException("The service has no data source");
        }
        List<String> statements = counter.statements();
        counter.clear();
        return statements;
    }
}
