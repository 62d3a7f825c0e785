package com.conduitllm.testing.architecture.bad.core.unmarked;

/** In a package that says nothing about null. */
record Thing(String name) {}
