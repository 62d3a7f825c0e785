/** A fixture in which every rule is broken once. */
package com.conduitllm.testing.architecture.bad.core.unmarked;
