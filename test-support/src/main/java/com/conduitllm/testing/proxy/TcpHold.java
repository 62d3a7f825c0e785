package com.conduitllm.testing.proxy;

import java.util.regex.Pattern;

/**
 * Holds something of a connection once its client has said what matches.
 *
 * @param answers whether it is what comes back that is held, instead of the words themselves
 */
record TcpHold(Pattern words, boolean answers, Gate gate) {}
