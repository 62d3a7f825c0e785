package com.conduitllm.core.serving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, at start, who may see the media. */
@Component
class PublicMediaNotice {
    private static final Logger LOG = LoggerFactory.getLogger(PublicMediaNotice.class);

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        LOG.warn(
                "Live media is public: whoever knows a URL may fetch it, with or without"
                    + " credentials (CONDUITLLM__MEDIAMANAGEMENT__ACCESSCONTROLENABLED is false)");
    }
}
