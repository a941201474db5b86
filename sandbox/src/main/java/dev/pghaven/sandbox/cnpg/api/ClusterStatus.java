package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;

/** What the emulation reads of a Cluster's status, its own or what a client patched. */
public record ClusterStatus(
        String phase,
        String phaseReason,
        String currentPrimary,
        String targetPrimary,
        String currentPrimaryTimestamp,
        String targetPrimaryTimestamp,
        String currentPrimaryFailingSinceTimestamp,
        int latestGeneratedNode,
        List<String> instanceNames,
        Map<String, List<String>> instancesStatus,
        List<Condition> conditions,
        String systemID,
        Integer timelineID,
        JsonNode managedRolesStatus) {
    /** The target while a failover has begun and its new primary is not chosen yet. */
    public static final String PENDING = "pending";

    /** The key of {@code instancesStatus} under which instances that serve stand. */
    public static final String HEALTHY = "healthy";

    public ClusterStatus {
        instanceNames = Defaulted.list(instanceNames);
        instancesStatus = Defaulted.map(instancesStatus);
        conditions = Defaulted.list(conditions);
    }

    /** Whether the primary is being replaced, planned or not. */
    public boolean isChangingPrimary() {
        return currentPrimary != null
                && targetPrimary != null
                && !currentPrimary.equals(targetPrimary);
    }

    public List<String> healthyInstances() {
        return instancesStatus.getOrDefault(HEALTHY, List.of());
    }
}
