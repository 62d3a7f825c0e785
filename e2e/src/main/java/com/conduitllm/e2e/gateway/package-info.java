/**
 * Core and Admin as child processes, and everything that a story needs around them.
 *
 * <p>{@code Gateway} starts both over a fresh database and a fresh bucket. Each service reaches its
 * servers only through {@code Links} of its own, so that a test can hold, cut, refuse or falsify
 * any request or answer of one service and leave the other alone. What a test asserts it reads
 * without any of these proxies: the bucket by a listing, the tables by {@code Ledger}, events by
 * {@code EventTap}. {@code Audit} says whether bucket and tables agree.
 */
@NullMarked
package com.conduitllm.e2e.gateway;

import org.jspecify.annotations.NullMarked;
