package com.conduitllm.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.FreePort;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;
import com.conduitllm.testing.stack.Repository;
import com.conduitllm.testing.stack.ServiceLaunch;
import com.conduitllm.testing.stack.ServiceProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

@ExtendWith(LocalStackExtension.class)
class AdminJarIT {

    @Test
    void startsAsTheJarThatProductionRuns(LocalStack stack, Database database, Bucket bucket) {
        int port = FreePort.next();
        ServiceLaunch launch =
                ServiceProcess.launch("admin", Repository.jar("admin-api"))
                        .environment(database.environment())
                        .environment(bucket.environment())
                        .environment(stack.broker().environment())
                        .environment("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", AdminServer.MASTER_KEY)
                        .arguments("--server.port=" + port)
                        .readyAt(
                                URI.create(
                                        "http://localhost:" + port + "/actuator/health/readiness"));
        try (ServiceProcess admin = launch.start()) {
            var client =
                    new AdminClient(
                            URI.create("http://localhost:" + port + "/"),
                            Map.of("X-API-Key", AdminServer.MASTER_KEY));
            AdminClient.Reply created =
                    client.post("api/admin/virtual-keys", "{\"keyName\":\"from the jar\"}");

            assertThat(created.status()).isEqualTo(201);
            assertThat(client.get("v3/api-docs").json().get("paths").propertyNames())
                    .contains("/api/admin/virtual-keys/{id}/media", "/api/admin/media/stats");
            assertThat(String.join("\n", admin.logLines()))
                    .doesNotContain(created.json().get("virtualKey").asString())
                    .doesNotContain(created.json().get("webhookSecret").asString())
                    .doesNotContain(AdminServer.MASTER_KEY);
        }
    }

    @Test
    void doesNotStartWithoutAnAdminKey(Database database) {
        ServiceLaunch launch =
                ServiceProcess.launch("admin", Repository.jar("admin-api"))
                        .environment(database.environment())
                        .arguments("--server.port=0");
        try (ServiceProcess admin = launch.startWithoutWaiting()) {
            assertThat(admin.awaitExit(Duration.ofSeconds(60))).hasValue(1);
            assertThat(String.join("\n", admin.logLines()))
                    .contains("CONDUIT_API_TO_API_BACKEND_AUTH_KEY must be set")
                    .doesNotContain("\tat ");
        }
    }
}
