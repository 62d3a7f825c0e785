/**
 * What a stack keeps in its data folder, and who may use the folder.
 *
 * <ul>
 *   <li>{@code stack.json}: ports and secrets, kept between runs
 *   <li>{@code endpoints.json}: what listens where, only while the stack runs
 *   <li>{@code processes.json}: which processes belong to the run, from the first one on
 *   <li>{@code stack.lock}: held by the living stack; the operating system frees it on a crash
 *   <li>{@code postgres/}, {@code s3/}, {@code amqp/}, {@code logs/}
 * </ul>
 *
 * <p>Invariants: files with secrets have mode 0600 from their first byte and appear complete, by
 * rename.
 */
@NullMarked
package com.conduitllm.stack.state;

import org.jspecify.annotations.NullMarked;
