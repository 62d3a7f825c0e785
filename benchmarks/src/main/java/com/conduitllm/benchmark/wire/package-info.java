/**
 * Counts what a service really says to PostgreSQL: {@code SqlMeter} stands between the two and
 * reads the frontend's messages (PostgreSQL documentation, chapter "Frontend/Backend Protocol"). It
 * changes nothing, needs no extension in the server and tells one service from another.
 */
@NullMarked
package com.conduitllm.benchmark.wire;

import org.jspecify.annotations.NullMarked;
