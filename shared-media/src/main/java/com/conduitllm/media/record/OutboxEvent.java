package com.conduitllm.media.record;

import java.util.UUID;

/**
 * An event to be queued in the same statement as the change that it tells of.
 *
 * @param id UUIDv7, by which consumers recognise repetitions
 * @param type also the name of the exchange that it goes to
 * @param routingKey the virtual key's id
 * @param payload JSON
 */
public record OutboxEvent(UUID id, String type, String routingKey, String payload) {}
