package com.conduitllm.environment;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import javax.sql.DataSource;

/**
 * Stops the start before the first bean when a database is wanted and none is named.
 *
 * <p>Looked at as late as this because tests name their database after the environment is prepared.
 */
final class RequiredDatabase implements BeanFactoryPostProcessor {

    private final Environment environment;

    RequiredDatabase(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        boolean wanted = beans.getBeanNamesForType(DataSource.class, true, false).length > 0;
        if (wanted && !StringUtils.hasText(environment.getProperty(DatabaseUrlSource.URL))) {
            throw new ConfigurationProblem(
                    DatabaseUrl.VARIABLE,
                    "must be set, for example postgresql://user:password@localhost:5432/conduit.");
        }
    }
}
