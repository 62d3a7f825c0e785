package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.testing.proxy.Faults;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.S3Faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Everything that may go wrong, for each kind of service. */
final class FaultCatalogue {
    /** Far below the landing horizon: what is delayed must still land within it. */
    private static final Duration SLOW = Duration.ofMillis(1500);

    private static final List<Fault> ANY =
            List.of(
                    new Fault("kill -9", Node::kill9, Node::start),
                    new Fault("SIGSTOP", n -> n.process().pause(), n -> n.process().resume()),
                    Fault.onTheWay("S3 slow", n -> store(n).delay(SLOW)),
                    Fault.onTheWay("S3 503", n -> store(n).answer(S3Faults.serviceUnavailable())),
                    Fault.onTheWay("S3 SlowDown", n -> store(n).answer(S3Faults.slowDown())),
                    Fault.onTheWay("S3 reset", n -> store(n).drop()),
                    Fault.onTheWay("S3 answers lost", n -> store(n).loseAnswer()),
                    Fault.onTheWay("S3 answers cut", n -> store(n).cutAnswerAfter(20)),
                    Fault.onTheWay("PostgreSQL reset", n -> n.links().postgres().reset()),
                    Fault.onTheWay("PostgreSQL silent", n -> n.links().postgres().hold()),
                    Fault.onTheWay("PostgreSQL refused", n -> n.links().postgres().refuse()),
                    Fault.onTheWay("broker reset", n -> n.links().broker().reset()),
                    Fault.onTheWay("broker silent", n -> n.links().broker().hold()),
                    Fault.onTheWay("broker refused", n -> n.links().broker().refuse()));

    private static final List<Fault> OF_ADMIN =
            List.of(
                    Fault.onTheWay(
                            "DeleteObjects: errors of keys",
                            n -> deletions(n).answer(S3Faults.perKeyErrors("InternalError"))),
                    Fault.onTheWay(
                            "DeleteObjects: XML ends",
                            n -> deletions(n).answer(S3Faults.truncatedXml())),
                    Fault.onTheWay("DeleteObjects: answers lost", n -> deletions(n).loseAnswer()));

    private FaultCatalogue() {}

    static List<Fault> ofCore() {
        return ANY;
    }

    static List<Fault> ofAdmin() {
        return Stream.concat(ANY.stream(), OF_ADMIN.stream()).toList();
    }

    private static Faults store(Node node) {
        return node.links().s3().on((RecordedRequest any) -> true);
    }

    private static Faults deletions(Node node) {
        return node.links().s3().onDeleteObjects();
    }
}
