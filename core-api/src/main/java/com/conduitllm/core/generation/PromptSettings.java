package com.conduitllm.core.generation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of {@code CONDUITLLM__MEDIAMANAGEMENT__…} concerns prompts.
 *
 * @param storePrompts whether records, and with them events, keep the prompt
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record PromptSettings(@DefaultValue("true") boolean storePrompts) {}
