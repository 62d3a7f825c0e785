/**
 * How much is stored, whose it is, what it costs and how far deletions are behind.
 *
 * <p>All numbers come from {@code media_usage}, which the database keeps by triggers for each key,
 * media type, provider and model: a question costs the same with a thousand and with a hundred
 * million records. Counted is what is in the bucket: available, trashed and being deleted.
 */
@NullMarked
package com.conduitllm.admin.statistics;

import org.jspecify.annotations.NullMarked;
