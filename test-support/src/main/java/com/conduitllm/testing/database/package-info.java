/**
 * What a test wants to know about the statements that reach the database: how many, and which. A
 * promise like "one indexed read and two writing statements" is asserted with it.
 */
@NullMarked
package com.conduitllm.testing.database;

import org.jspecify.annotations.NullMarked;
