/**
 * Those who use the gateway: clients that generate, people who delete keys, and two Admin processes
 * that are started again when they die.
 */
@NullMarked
package com.conduitllm.proof.load;

import org.jspecify.annotations.NullMarked;
