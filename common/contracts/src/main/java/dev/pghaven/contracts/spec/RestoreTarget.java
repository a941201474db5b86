package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a cluster that is restored.
 *
 * @param time for type time: a moment of the recovery window
 * @param backupId for type backup: its id in Barman's catalogue, as {@code 20261122T041500}
 */
public record RestoreTarget(Type type, Optional<Instant> time, Optional<String> backupId) {

    /** Which state. */
    public enum Type {
        /** The present one. */
        @JsonProperty("latest")
        LATEST,
        /** That of a moment of the recovery window, chosen at random. */
        @JsonProperty("random")
        RANDOM,
        /** That of a given moment. */
        @JsonProperty("time")
        TIME,
        /** The first one that a given backup can be restored to. */
        @JsonProperty("backup")
        BACKUP
    }

    public RestoreTarget {
        type = Objects.requireNonNullElse(type, Type.LATEST);
        time = Objects.requireNonNullElse(time, Optional.empty());
        backupId = Objects.requireNonNullElse(backupId, Optional.empty());
    }

    public static RestoreTarget latest() {
        return new RestoreTarget(Type.LATEST, Optional.empty(), Optional.empty());
    }
}
