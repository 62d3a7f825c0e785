package com.conduitllm.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.environment.ConfigurationProblem;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.math.BigDecimal;
import java.util.Map;

class CostTest {

    @Test
    void isThePriceForEachGibibyte() {
        Cost cost = Cost.of(10L << 30, new BigDecimal("0.023"));

        assertThat(cost.estimatedPerMonth()).isEqualByComparingTo("0.23");
    }

    @Test
    void staysExactForPetabytes() {
        Cost cost = Cost.of(5L << 50, new BigDecimal("0.015"));

        assertThat(cost.estimatedPerMonth()).isEqualByComparingTo("78643.2");
    }

    @Test
    void hasAUsualPrice() {
        assertThat(bind(Map.of()).costPerGibMonth()).isEqualByComparingTo("0.023");
    }

    @Test
    void takesTheConfiguredPrice() {
        CostSettings settings = bind(Map.of("conduitllm.mediamanagement.costpergibmonth", "0.01"));

        assertThat(settings.costPerGibMonth()).isEqualByComparingTo("0.01");
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new CostSettings(new BigDecimal("-1")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("CONDUITLLM__MEDIAMANAGEMENT__COSTPERGIBMONTH");
    }

    private static CostSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.mediamanagement", CostSettings.class);
    }
}
