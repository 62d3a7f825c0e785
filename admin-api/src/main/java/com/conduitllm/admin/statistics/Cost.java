package com.conduitllm.admin.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the stored bytes cost at the configured price.
 *
 * @param perGibMonth price of one GiB for one month
 * @param estimatedPerMonth for everything stored now
 */
record Cost(BigDecimal perGibMonth, BigDecimal estimatedPerMonth) {
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    static Cost of(long bytes, BigDecimal perGibMonth) {
        BigDecimal month =
                BigDecimal.valueOf(bytes)
                        .multiply(perGibMonth)
                        .divide(GIB, 6, RoundingMode.HALF_UP);
        return new Cost(perGibMonth, month);
    }
}
