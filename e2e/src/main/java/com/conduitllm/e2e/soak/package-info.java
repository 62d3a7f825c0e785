/**
 * A soak: two Cores and two Admins under load while faults come at random, and the invariant is
 * looked at all the time.
 *
 * <ol>
 *   <li>{@code Storm} lets faults of {@code FaultCatalogue} begin and end, at most one on each
 *       service at a time, chosen by a seed.
 *   <li>{@code Watch} samples the bucket all the time: every object has a row.
 *   <li>{@code Vitals} looks at heap, connections and logs each minute.
 *   <li>When the time is over everything is healed, and {@code Finale} asks for what was promised.
 * </ol>
 *
 * <p>Invariant of the harness: no fault makes an upload visible later than the landing horizon that
 * the services are told. A violation is therefore a defect of the product.
 */
@NullMarked
package com.conduitllm.e2e.soak;

import org.jspecify.annotations.NullMarked;
