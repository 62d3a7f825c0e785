/**
 * The promises of the product, told as stories over the two real jars.
 *
 * <p>Nothing here knows a class of the services: what is asserted is what a client, an operator, a
 * look into the bucket, the tables and the broker show. Faults are made between the processes, by
 * proxies and by signals, never by hooks within them.
 */
@NullMarked
package com.conduitllm.e2e;

import org.jspecify.annotations.NullMarked;
