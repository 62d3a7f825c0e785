package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.concurrent.TimeUnit;

/** Counts the ledger's epoch up at start and each hour, so that an older database can be told. */
final class LedgerEpoch {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerEpoch.class);

    private final StoreIdentity identity;

    LedgerEpoch(StoreIdentity identity) {
        this.identity = identity;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void advance() {
        try {
            report(identity.advance());
        } catch (DataAccessException e) {
            LOG.warn("The ledger's epoch is advanced in an hour: {}", e.getMessage());
        }
    }

    private static void report(StoreStatus status) {
        switch (status) {
            case StoreStatus.Foreign(var sentence) -> LOG.error(sentence);
            case StoreStatus.Restored(_, var sentence) -> LOG.error(sentence);
            case StoreStatus.Unreachable(var sentence) -> LOG.warn(sentence);
            case StoreStatus.Absent() ->
                    LOG.info(
                            "The bucket has no identity yet; Core gives it one with the first"
                                    + " media");
            case StoreStatus.Accepted(var store) -> LOG.debug("The bucket is store {}", store);
        }
    }
}
