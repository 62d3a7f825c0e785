package com.conduitllm.testing.architecture.bad.core;

import org.springframework.web.bind.annotation.RestControllerAdvice;

/** One of two. */
@RestControllerAdvice
final class SecondAdvice {}
