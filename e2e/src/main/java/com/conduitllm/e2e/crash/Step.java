package com.conduitllm.e2e.crash;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The moments at which a service is killed, and what each proves. */
public enum Step {
    PUBLISHED(
            "its relay",
            "event published, outbox row not deleted",
            "published again under the same id, taken in once",
            "15",
            0,
            Uploads::published),
    ACCEPTED(
            "Admin",
            "key deleted with 202, nothing claimed",
            "the same receipt, and it is verified",
            "16",
            3,
            Deletions::accepted),
    RESERVED(
            "Core",
            "rows reserved, PUT not sent",
            "row purged after its deadline, nothing announced",
            "2",
            0,
            Uploads::reserved),
    CLAIMED(
            "Admin",
            "rows claimed, DELETE not sent",
            "claimed again after the lease, each deleted once",
            "18",
            3,
            Deletions::claimed),
    UPLOADING(
            "Core",
            "in the middle of the PUT",
            "row purged after its deadline, no object",
            "2",
            0,
            Uploads::uploading),
    DELETED(
            "Admin",
            "objects of a second batch deleted, not forgotten",
            "deleted once more without harm, each counted once",
            "18, 19",
            Deletions.TWO_BATCHES,
            Deletions::deleted),
    STORED(
            "Core",
            "PUT stored, answer lost",
            "object and row purged after the deadline",
            "1, 2",
            0,
            Uploads::stored),
    FORGOTTEN(
            "Admin",
            "rows forgotten, answer lost",
            "each counted, logged and announced once",
            "18",
            3,
            Deletions::forgotten),
    COMPLETED(
            "Core",
            "upload completed, answer lost",
            "the medium is there, served, announced once",
            "1",
            0,
            Uploads::completed),
    PROVING(
            "Admin",
            "rows gone, folder not listed yet",
            "verified only after the listing",
            "16",
            3,
            Deletions::proving),
    QUEUED(
            "Core",
            "completed, nothing relayed (broker down)",
            "each medium announced once",
            "15",
            0,
            Uploads::queued),
    PROVED(
            "Admin",
            "folder seen empty, key row still there",
            "verified, the key's row is gone",
            "16",
            3,
            Deletions::proved),
    FAREWELL(
            "Admin",
            "key row deleted, not committed",
            "rolled back, then verified once",
            "16",
            3,
            Deletions::farewell);

    /** Plays a step up to and over the crash. */
    @FunctionalInterface
    interface Play {
        Aftermath on(Stage stage, Scene scene);
    }

    private final String victim;
    private final String moment;
    private final String outcome;
    private final String laws;
    private final int media;
    private final Play play;

    Step(String victim, String moment, String outcome, String laws, int media, Play play) {
        this.victim = victim;
        this.moment = moment;
        this.outcome = outcome;
        this.laws = laws;
        this.media = media;
        this.play = play;
    }

    /** As it is named on a command line and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Step> named(String label) {
        return Arrays.stream(values()).filter(step -> step.label().equals(label)).findFirst();
    }

    /** Which service is killed. */
    public String victim() {
        return victim;
    }

    /** What has happened and what has not when it is killed. */
    public String moment() {
        return moment;
    }

    /** What must be so in the end. */
    public String outcome() {
        return outcome;
    }

    /** The numbers of the protocol's laws that would be broken otherwise. */
    public String laws() {
        return laws;
    }

    /** How many media the key must have before. */
    int media() {
        return media;
    }

    Play play() {
        return play;
    }
}
