package com.conduitllm.testing.proxy;

import java.io.IOException;

/** A fault asks for the client's connection to be reset. */
final class ConnectionCut extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectionCut(String why) {
        super(why);
    }
}
