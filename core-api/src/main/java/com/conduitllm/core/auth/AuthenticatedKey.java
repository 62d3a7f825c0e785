package com.conduitllm.core.auth;

import com.conduitllm.media.owner.AllowedModels;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;

/**
 * A virtual key that was live when the request arrived.
 *
 * @param id who pays and owns what is made
 * @param storagePrefix the key's folder in the bucket
 * @param allowedModels what it may use
 */
public record AuthenticatedKey(
        VirtualKeyId id, StoragePrefix storagePrefix, AllowedModels allowedModels) {}
