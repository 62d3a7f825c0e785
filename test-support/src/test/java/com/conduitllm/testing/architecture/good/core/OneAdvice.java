package com.conduitllm.testing.architecture.good.core;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The only one. */
@RestControllerAdvice
final class OneAdvice {

    @ExceptionHandler(IllegalStateException.class)
    String broken() {
        return "broken";
    }
}
