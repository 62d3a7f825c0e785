package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Node;

import java.util.function.Consumer;

/**
 * Something that goes wrong with one service.
 *
 * @param name for people
 * @param begin what happens to the service
 * @param end how it is made well again
 */
record Fault(String name, Consumer<Node> begin, Consumer<Node> end) {

    /** One that ends when all of the service's ways are healed. */
    static Fault onTheWay(String name, Consumer<Node> begin) {
        return new Fault(name, begin, node -> node.links().heal());
    }
}
