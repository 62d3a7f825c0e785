package com.conduitllm.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class ApiDescriptionIT {
    private final JsonNode description = AdminServer.shared().client().get("v3/api-docs").json();

    @Test
    void namesEveryRoute() {
        assertThat(description.get("paths").propertyNames())
                .contains(
                        "/api/admin/virtual-keys",
                        "/api/admin/virtual-keys/{id}",
                        "/api/admin/virtual-keys/{id}/rotate",
                        "/api/admin/virtual-keys/{id}/media",
                        "/api/admin/virtual-keys/validate",
                        "/api/VirtualKeys",
                        "/api/admin/deletion-receipts",
                        "/api/admin/deletion-receipts/{id}",
                        "/api/admin/media/stats",
                        "/api/admin/media/{mediaId}",
                        "/api/admin/media/storage/identity/accept");
    }

    @Test
    void asksNobodyForWhatTheKeyAlreadySays() {
        JsonNode delete = description.at("/paths/~1api~1admin~1virtual-keys~1{id}/delete");

        assertThat(delete.get("parameters").findValuesAsString("name"))
                .containsExactly("id", "Prefer");
        assertThat(description.toString()).doesNotContain("AdminActor").doesNotContain("keyHash");
    }

    @Test
    void takesIdsForText() {
        assertThat(
                        description
                                .at(
                                        "/paths/~1api~1admin~1virtual-keys~1{id}/get/parameters/0/schema/type")
                                .asString())
                .isEqualTo("string");
    }
}
