/**
 * Who makes the images: the providers that the operator configured, and what each model belongs to.
 *
 * <ul>
 *   <li>A provider spools its bytes ({@link com.conduitllm.core.spool}) and hands them over as
 *       {@link com.conduitllm.core.provider.GeneratedImages}: all that were asked for, or none.
 *   <li>A call that costs money is sent once. Nothing here repeats it, and no connection is kept
 *       for the next one, which the other side could have closed in the meantime.
 *   <li>What goes wrong keeps its meaning ({@code ProviderFailure}); the provider's credentials and
 *       its internals never reach a client.
 *   <li>URLs in answers are fetched only from public addresses, or from the provider itself.
 * </ul>
 */
@NullMarked
package com.conduitllm.core.provider;

import org.jspecify.annotations.NullMarked;
