package com.conduitllm.testing.container;

import com.conduitllm.testing.stack.StackEndpoints;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The program that holds the containers of one test JVM. Argument: the folder for {@code
 * endpoints.json}, which is there for as long as the containers run. It ends with its standard
 * input.
 */
public final class ContainerStack {

    private ContainerStack() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path file = folder.resolve(StackEndpoints.FILE);
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        try (Engines engines = new Engines(HexFormat.of().formatHex(secret))) {
            engines.start().endpoints().write(file);
            System.out.println("ready");
            awaitEnd(System.in);
        } finally {
            Files.deleteIfExists(file);
        }
        // Docker's client leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static void awaitEnd(InputStream input) throws IOException {
        long ignored = input.transferTo(OutputStream.nullOutputStream());
        System.out.println("Standard input ended after " + ignored + " bytes; stopping");
    }
}
