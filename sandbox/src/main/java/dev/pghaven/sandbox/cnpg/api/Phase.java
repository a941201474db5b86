package dev.pghaven.sandbox.cnpg.api;

/** The phases of a Cluster, in CNPG's words. */
public enum Phase {
    SETTING_UP_PRIMARY("Setting up primary"),
    CREATING_REPLICA("Creating a new replica"),
    WAITING_FOR_INSTANCES("Waiting for the instances to become active"),
    FAILING_OVER("Failing over"),
    SWITCHOVER("Switchover in progress"),
    APPLYING_CONFIGURATION("Applying configuration"),
    HEALTHY("Cluster in healthy state"),
    UNKNOWN_PLUGIN(
            "Cluster cannot proceed to reconciliation due to an unknown plugin being required"),
    UNRECOVERABLE("Cluster is unrecoverable and needs manual intervention"),
    CANNOT_CREATE_OBJECTS("Unable to create required cluster objects");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
