package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;
import com.conduitllm.testing.proxy.Faults;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.S3Faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Everything that may go wrong, for each kind of service. The first Core and the first Admin are
 * never killed: whether a heap is flat is seen only in a process that lives through all of it.
 */
final class FaultCatalogue {
    /** Far below the landing horizon: what is delayed must still land within it. */
    private static final Duration SLOW = Duration.ofMillis(1500);

    private static final Fault KILL = new Fault("kill -9", Node::kill9, Node::start);

    private static final List<Fault> ANY =
            List.of(
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

    static List<Fault> of(Pairs pairs, Node node) {
        List<Fault> faults = new ArrayList<>(ANY);
        if (pairs.admins().contains(node)) {
            faults.addAll(OF_ADMIN);
        }
        if (!survives(pairs, node)) {
            // As often as three other faults.
            faults.addAll(Collections.nCopies(3, KILL));
        }
        return faults;
    }

    /** Whether the process is the same at the end. */
    static boolean survives(Pairs pairs, Node node) {
        return node == pairs.cores().getFirst() || node == pairs.admins().getFirst();
    }

    private static Faults store(Node node) {
        return node.links().s3().on((RecordedRequest any) -> true);
    }

    private static Faults deletions(Node node) {
        return node.links().s3().onDeleteObjects();
    }
}
