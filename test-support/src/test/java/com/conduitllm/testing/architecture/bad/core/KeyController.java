package com.conduitllm.testing.architecture.bad.core;

import com.conduitllm.testing.architecture.bad.admin.AdminTable;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** SQL in a controller, a service that knows another one, and two ways round the advice. */
@RestController
final class KeyController {

    private final JdbcClient sql;
    private final AdminTable admin;

    KeyController(JdbcClient sql, AdminTable admin) {
        this.sql = sql;
        this.admin = admin;
    }

    int keys() {
        return sql.sql(admin.statement()).query(Integer.class).single();
    }

    @ExceptionHandler(IllegalStateException.class)
    String broken() {
        return "broken";
    }

    @ResponseStatus(HttpStatus.CONFLICT)
    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
