/**
 * The operator's word on whose bucket this is. A bucket that carries another installation's mark,
 * or whose mark is ahead of the database, stops every purge until somebody who knows has accepted
 * it.
 */
@NullMarked
package com.conduitllm.admin.storage;

import org.jspecify.annotations.NullMarked;
