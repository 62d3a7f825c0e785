/**
 * From the outbox table to the broker, at least once.
 *
 * <p>Both services queue events in {@code event_outbox} by the statement that changes the data.
 * Both run one {@link com.conduitllm.relay.OutboxRelay}; a lease row lets one of them publish at a
 * time.
 *
 * <ol>
 *   <li>A row is deleted only after the broker confirmed its message, and by its id: ids are given
 *       before commit, so nothing may be concluded from their order.
 *   <li>The lease is on the database's clock. Two relays at once (a paused one wakes up) publish
 *       twice, and lose nothing; consumers recognise repetitions by the header {@code eventId}.
 *   <li>A broker that is down costs nobody anything: rows stay, attempts back off, and the outbox
 *       drains by itself when the broker is back.
 * </ol>
 */
@NullMarked
package com.conduitllm.relay;

import org.jspecify.annotations.NullMarked;
