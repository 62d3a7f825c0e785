package com.conduitllm.media.record;

import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Compares the bucket's marker with the database; the sentences are for operators. */
final class StoreComparison {
    private StoreComparison() {}

    static StoreStatus compare(Installation database, Optional<BucketIdentity> marker) {
        if (marker.isEmpty()) {
            return database.hasMedia()
                    ? new StoreStatus.Foreign(withoutMarker(database))
                    : new StoreStatus.Absent();
        }
        BucketIdentity found = marker.get();
        if (!found.storeId().equals(database.store())) {
            // Written by this database before anything was stored: another Core's choice came
            // second.
            return !database.hasMedia() && database.wrote(found)
                    ? new StoreStatus.Absent()
                    : new StoreStatus.Foreign(anotherInstallation(database.store(), found));
        }
        if (!database.wrote(found) || found.ledgerEpoch() > database.epoch()) {
            return new StoreStatus.Restored(found.storeId(), anotherDatabase(database, found));
        }
        return new StoreStatus.Accepted(found.storeId());
    }

    private static String withoutMarker(Installation database) {
        return "The bucket has no marker .conduit/installation.json although this database has"
                + " media"
                + (database.store() == null ? "" : " in store " + database.store())
                + ": it is another bucket, or the marker was deleted. Nothing is deleted or stored"
                + " until CONDUITLLM__STORAGE__S3__BUCKETNAME names the right bucket"
                + orAccept(database.store(), database.epoch());
    }

    private static String anotherInstallation(@Nullable StoreId store, BucketIdentity found) {
        return "The bucket belongs to store "
                + found.storeId()
                + ", this database to "
                + (store == null ? "none yet" : "store " + store)
                + ". Nothing is deleted or stored until CONDUITLLM__STORAGE__S3__BUCKETNAME names"
                + " the right bucket"
                + orAccept(found.storeId(), found.ledgerEpoch());
    }

    private static String anotherDatabase(Installation database, BucketIdentity found) {
        String difference =
                database.wrote(found)
                        ? "is behind the bucket (ledger epoch "
                                + database.epoch()
                                + " here, "
                                + found.ledgerEpoch()
                                + " there)"
                        : "is not the one that the bucket last saw (another server, timeline or"
                                + " restore)";
        return "This database "
                + difference
                + ": it was restored or failed over, and may not know of newer media. Nothing is"
                + " deleted until an operator has made sure that it is complete"
                + orAccept(found.storeId(), found.ledgerEpoch());
    }

    private static String orAccept(@Nullable StoreId store, long epoch) {
        if (store == null) {
            return ".";
        }
        return ", or accepts it with POST /api/admin/media/storage/identity/accept {\"storeId\":\""
                + store
                + "\",\"epoch\":"
                + epoch
                + ",\"reason\":\"...\"}.";
    }
}
