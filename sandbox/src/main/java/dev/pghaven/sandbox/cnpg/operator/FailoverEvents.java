package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;

/** What CNPG tells of a change of the primary, in its words. */
record FailoverEvents(ClusterEvents events) {

    void started(Cluster cluster, String from) {
        events.normal(
                cluster,
                "FailingOver",
                "Current primary isn't healthy, initiating a failover from " + from);
    }

    void leaving(Cluster cluster, String node) {
        events.normal(
                cluster,
                "SwitchingOver",
                "Current primary is running on unschedulable node "
                        + node
                        + ", triggering a switchover");
    }

    void elected(Cluster cluster, String from, String to) {
        events.normal(cluster, "FailoverTarget", "Failing over from " + from + " to " + to);
    }

    void switched(Cluster cluster, String from, String to) {
        events.normal(
                cluster,
                "FailingOver",
                "Target primary isn't healthy, switching target from " + from + " to " + to);
    }

    void unreachable(Cluster cluster, String instance) {
        events.warning(
                cluster,
                "PrimaryStatusCheckFailed",
                "The status of the primary "
                        + instance
                        + " cannot be read although its pod is ready. See operator logs");
    }
}
