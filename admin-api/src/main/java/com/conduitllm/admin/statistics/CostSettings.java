package com.conduitllm.admin.statistics;

import com.conduitllm.environment.ConfigurationProblem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.math.BigDecimal;

/**
 * What storing costs.
 *
 * @param costPerGibMonth price of one GiB for one month, ≥ 0, in the currency of the bill
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record CostSettings(@DefaultValue("0.023") BigDecimal costPerGibMonth) {

    CostSettings {
        if (costPerGibMonth.signum() < 0) {
            throw new ConfigurationProblem(
                    "CONDUITLLM__MEDIAMANAGEMENT__COSTPERGIBMONTH", "must not be negative.");
        }
    }
}
