package com.conduitllm.core.address;

import org.springframework.core.env.StandardEnvironment;

import java.net.URI;

/** Addresses of media under a made-up host. */
public final class AddressDoor {
    private AddressDoor() {}

    public static MediaUrls urls() {
        return new MediaUrls(
                new AddressSettings(URI.create("http://gateway.test")), new StandardEnvironment());
    }
}
