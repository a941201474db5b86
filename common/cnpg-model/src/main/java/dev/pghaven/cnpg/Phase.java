package dev.pghaven.cnpg;

import java.util.Arrays;
import java.util.Optional;

/** The phases of a Cluster; the texts are those that operators from 1.23 to 1.30 write. */
public enum Phase {
    HEALTHY("Cluster in healthy state"),
    SETTING_UP_PRIMARY("Setting up primary"),
    CREATING_REPLICA("Creating a new replica"),
    SWITCHOVER("Switchover in progress"),
    FAILING_OVER("Failing over"),
    UPGRADING("Upgrading cluster"),
    UPGRADING_MAJOR_VERSION("Upgrading Postgres major version"),
    UPGRADE_DELAYED("Cluster upgrade delayed"),
    WAITING_FOR_USER("Waiting for user action"),
    RESTARTING_PRIMARY_IN_PLACE("Primary instance is being restarted in-place"),
    RESTARTING_PRIMARY("Primary instance is being restarted without a switchover"),
    ONLINE_UPGRADE("Online upgrade in progress"),
    APPLYING_CONFIGURATION("Applying configuration"),
    WAITING_FOR_INSTANCES("Waiting for the instances to become active"),
    PROMOTING("Promoting to primary cluster"),
    CANNOT_CREATE_OBJECTS("Unable to create required cluster objects"),
    INVALID_DEFINITION("Invalid cluster definition"),
    UNRECOVERABLE("Cluster is unrecoverable and needs manual intervention"),
    INVALID_IMAGE_CATALOG("Cluster has incomplete or invalid image catalog"),
    UNKNOWN_PLUGIN(
            "Cluster cannot proceed to reconciliation due to an unknown plugin being required"),
    FAILING_PLUGIN(
            "Cluster cannot proceed to reconciliation due to an error while interacting with"
                    + " plugins"),
    MISSING_ARCHITECTURE(
            "Cluster cannot execute instance online upgrade due to missing architecture binary");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Empty for a phase that only a newer operator knows. */
    public static Optional<Phase> of(String text) {
        return Arrays.stream(values()).filter(phase -> phase.text.equals(text)).findFirst();
    }

    /** Whether it stays so until a person acts; the operator tries the others again by itself. */
    boolean needsPerson() {
        return switch (this) {
            case WAITING_FOR_USER,
                    INVALID_DEFINITION,
                    UNRECOVERABLE,
                    INVALID_IMAGE_CATALOG,
                    MISSING_ARCHITECTURE ->
                    true;
            case HEALTHY,
                    SETTING_UP_PRIMARY,
                    CREATING_REPLICA,
                    SWITCHOVER,
                    FAILING_OVER,
                    UPGRADING,
                    UPGRADING_MAJOR_VERSION,
                    UPGRADE_DELAYED,
                    RESTARTING_PRIMARY_IN_PLACE,
                    RESTARTING_PRIMARY,
                    ONLINE_UPGRADE,
                    APPLYING_CONFIGURATION,
                    WAITING_FOR_INSTANCES,
                    PROMOTING,
                    CANNOT_CREATE_OBJECTS,
                    UNKNOWN_PLUGIN,
                    FAILING_PLUGIN ->
                    false;
        };
    }
}
