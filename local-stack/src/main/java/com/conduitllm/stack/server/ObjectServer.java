package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Ports;
import com.conduitllm.stack.state.Secrets;
import com.conduitllm.stack.state.StackFailure;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

import java.net.URI;
import java.nio.file.Files;

/**
 * An S3 server over HTTP on the file system. It checks every signature (version 4, headers and
 * presigned URLs alike), so that wrong credentials fail here as they do in production.
 */
final class ObjectServer implements AutoCloseable {
    static final String BUCKET = "conduit-media";
    private static final String REGION = "us-east-1";

    private final S3Proxy proxy;
    private final Secrets secrets;

    private ObjectServer(S3Proxy proxy, Secrets secrets) {
        this.proxy = proxy;
        this.secrets = secrets;
    }

    /**
     * @param wantedPort is used when it is free; 0 for any
     */
    static ObjectServer start(DataFolder data, Secrets secrets, int wantedPort) {
        try {
            // A bucket of this store is a folder.
            Files.createDirectories(data.s3().resolve(BUCKET));
            S3Proxy proxy =
                    S3Proxy.builder()
                            .blobStore(new FilesystemNio2BlobStore(data.s3().toString()))
                            .endpoint(
                                    URI.create(
                                            "http://127.0.0.1:" + Ports.keepOrChoose(wantedPort)))
                            .awsAuthentication(
                                    AuthenticationType.AWS_V4,
                                    secrets.s3AccessKey(),
                                    secrets.s3SecretKey())
                            .stopTimeout(0)
                            .build();
            proxy.start();
            return new ObjectServer(proxy, secrets);
        } catch (Exception cause) {
            throw new StackFailure(
                    "The S3 server did not start: %s (see %s)."
                            .formatted(cause.getMessage(), data.log("stack")),
                    cause);
        }
    }

    int port() {
        return proxy.getPort();
    }

    Endpoints.S3 endpoint() {
        return new Endpoints.S3(
                URI.create("http://127.0.0.1:" + port()),
                REGION,
                secrets.s3AccessKey(),
                secrets.s3SecretKey(),
                BUCKET);
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
