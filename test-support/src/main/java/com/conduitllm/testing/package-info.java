/**
 * What the tests of all modules share: the local stack as a child process ({@code stack}), proxies
 * that break connections and answers on purpose ({@code proxy}), time and ids that a test moves
 * ({@code time}), the architecture rules ({@code architecture}) and statement counting ({@code
 * database}).
 *
 * <p>Nothing in here knows a class of the product: names of its packages and variables are text.
 * That keeps this module first in the build, and usable by every other one.
 */
@NullMarked
package com.conduitllm.testing;

import org.jspecify.annotations.NullMarked;
