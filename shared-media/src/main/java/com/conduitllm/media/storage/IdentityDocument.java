package com.conduitllm.media.storage;

import com.conduitllm.media.Uuids;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a bucket's marker. Fields that a later version adds are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
    "schemaVersion",
    "note",
    "storeId",
    "databaseSystemId",
    "databaseTimeline",
    "installationTable",
    "ledgerEpoch"
})
record IdentityDocument(
        @Nullable Integer schemaVersion,
        @Nullable String note,
        @Nullable String storeId,
        @Nullable String databaseSystemId,
        @Nullable Long databaseTimeline,
        @Nullable Long installationTable,
        @Nullable Long ledgerEpoch) {
    private static final int SCHEMA_VERSION = 1;
    private static final String NOTE =
            "Written by Conduit Media: says which installation the objects in this bucket belong"
                    + " to. Without it nothing is deleted here. Do not change or remove it.";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static byte[] write(BucketIdentity identity) {
        return JSON.writeValueAsBytes(
                new IdentityDocument(
                        SCHEMA_VERSION,
                        NOTE,
                        identity.storeId().toString(),
                        identity.databaseSystemId(),
                        identity.databaseTimeline(),
                        identity.installationTable(),
                        identity.ledgerEpoch()));
    }

    /** Throws {@link StorageException} when {@code json} is no marker, or one of a newer kind. */
    static BucketIdentity parse(byte[] json) {
        IdentityDocument document;
        try {
            document = JSON.readValue(json, IdentityDocument.class);
        } catch (JacksonException e) {
            throw malformed("it is not the expected JSON", e);
        }
        if (document == null) {
            throw malformed("it is not the expected JSON", null);
        }
        return document.toIdentity();
    }

    static StorageException malformed(String why, @Nullable Throwable cause) {
        return new StorageException(
                StorageException.MALFORMED,
                "the marker %s is unusable: %s; restore it from a backup, or look into whose bucket this is"
                        .formatted(S3Identity.NAME, why),
                cause);
    }

    private BucketIdentity toIdentity() {
        if (schemaVersion == null
                || storeId == null
                || databaseSystemId == null
                || databaseTimeline == null
                || installationTable == null
                || ledgerEpoch == null) {
            throw malformed("a field is missing", null);
        }
        if (schemaVersion != SCHEMA_VERSION) {
            throw malformed("its schemaVersion " + schemaVersion + " is unknown here", null);
        }
        StoreId id =
                Uuids.parse(storeId)
                        .map(StoreId::new)
                        .orElseThrow(() -> malformed("its storeId is no UUID", null));
        return new BucketIdentity(
                id, databaseSystemId, databaseTimeline, installationTable, ledgerEpoch);
    }
}
