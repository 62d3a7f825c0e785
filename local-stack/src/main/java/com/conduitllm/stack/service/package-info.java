/**
 * Core and Admin as child processes: their environment, their start, their readiness, their end.
 *
 * <p>They run as the fat jars that production runs. What the person set in the environment wins
 * over what the stack would set, except for the ports, which are options.
 *
 * <p>Invariant: waiting always watches the children too; a dead child ends every wait with a
 * sentence that names its log.
 */
@NullMarked
package com.conduitllm.stack.service;

import org.jspecify.annotations.NullMarked;
