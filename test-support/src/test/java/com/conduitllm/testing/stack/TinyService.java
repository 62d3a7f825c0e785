package com.conduitllm.testing.stack;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service small enough for tests of {@link ServiceProcess}. It runs in a process of its own. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("greeting is " + System.getenv("GREETING"));
        System.out.println("database is " + System.getenv("DATABASE_URL"));
        if (arguments.length > 0 && arguments[0].equals("fail")) {
            System.err.println("cannot start, on purpose");
            System.exit(3);
        }
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                Integer.parseInt(System.getenv("PORT"))),
                        10);
        server.createContext(
                "/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        System.out.println("listening");
    }

    /** This class as a runnable jar in {@code folder}. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        Path jar = folder.resolve("tiny.jar");
        String entry = TinyService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var bytes = TinyService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        return jar;
    }
}
