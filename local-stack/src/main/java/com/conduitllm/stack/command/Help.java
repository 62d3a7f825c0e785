package com.conduitllm.stack.command;

/** What {@code --help} prints. */
final class Help {
    static final String OVERVIEW =
            """
            Conduit Media on this machine: PostgreSQL, S3, an AMQP broker, Core and Admin.
            Needs a JDK 25 and nothing else; everything listens on 127.0.0.1 only.

              ./conduit up       start everything, print URLs, keys and curl lines, stay until Ctrl-C
              ./conduit demo     the main job in a minute: generate, delete the key, watch it all go
              ./conduit status   what is running
              ./conduit down     stop what is running, also after a crash

            Long proofs; each needs some minutes and builds what it needs:
              ./conduit crashtest   kill Core and Admin at every step, and compare what is left
              ./conduit prove       the leak invariant, and that each mutant of the protocol is caught
              ./conduit soak        random faults on two Cores and two Admins under load
              ./conduit bench       figures, side by side

            ./conduit <command> --help tells more.\
            """;

    private Help() {}

    static String of(Verb verb) {
        return switch (verb) {
            case UP -> UP;
            case DEMO -> DEMO;
            case DOWN -> DOWN;
            case STATUS -> STATUS;
            case SERVE -> SERVE;
        };
    }

    private static final String UP =
            """
            ./conduit up [--core-port N] [--admin-port N] [--data-dir DIR] [--fresh]

            Builds what is stale, starts everything, creates a virtual key and stays until Ctrl-C.

              --core-port N    Core's port (default 8080, 0 = any free one)
              --admin-port N   Admin's port (default 8081, 0 = any free one)
              --data-dir DIR   where the data, the logs and endpoints.json are (default .conduit)
              --fresh          start empty: removes what an earlier run left in that folder

            CONDUITLLM__* variables of the environment reach Core and Admin.\
            """;

    private static final String DEMO =
            """
            ./conduit demo

            Generates images, shows their records and objects, deletes the key and watches the bucket
            until it is empty. Uses a folder and ports of its own and removes the folder afterwards.
            Ends with 0 only if the bucket was listed and holds no media object.\
            """;

    private static final String DOWN =
            """
            ./conduit down [--data-dir DIR]

            Stops what "up" left running, also after a crash. The data stays.\
            """;

    private static final String STATUS =
            """
            ./conduit status [--data-dir DIR]

            Says what is running. Ends with 0 when everything runs, with 3 when it does not.\
            """;

    private static final String SERVE =
            """
            serve --data-dir DIR [--stop-on-stdin-close]

            PostgreSQL, S3 and AMQP only, for tests. Writes DIR/endpoints.json, prints "ready", and
            stops on SIGTERM or, with --stop-on-stdin-close, when its standard input ends.\
            """;
}
