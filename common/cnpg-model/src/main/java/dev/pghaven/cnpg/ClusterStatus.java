package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator says of a Cluster.
 *
 * @param targetPrimary {@link Cnpg#PENDING} while a failover looks for one
 * @param firstRecoverabilityPoint by the operator's own Barman; the plugin says it in {@link
 *     ObjectStore.Status} instead, as it does the next two
 */
public record ClusterStatus(
        String phase,
        String phaseReason,
        Integer instances,
        Integer readyInstances,
        List<String> instanceNames,
        Map<String, List<String>> instancesStatus,
        Map<String, ReportedState> instancesReportedState,
        String currentPrimary,
        String targetPrimary,
        String currentPrimaryTimestamp,
        String targetPrimaryTimestamp,
        String currentPrimaryFailingSinceTimestamp,
        Integer timelineID,
        Topology topology,
        List<Condition> conditions,
        String systemID,
        String image,
        String writeService,
        String readService,
        List<TablespaceState> tablespacesStatus,
        ManagedRolesStatus managedRolesStatus,
        String firstRecoverabilityPoint,
        String lastSuccessfulBackup,
        String lastFailedBackup,
        List<PluginStatus> pluginStatus) {
    /** Empty where the operator has not judged it yet. */
    public Optional<Condition> condition(String type) {
        return Stream.ofNullable(conditions)
                .flatMap(List::stream)
                .filter(it -> type.equals(it.getType()))
                .findFirst();
    }

    /** A plugin that the operator has found for the Cluster. */
    public record PluginStatus(String name, String version, String status) {}

    /** What an instance says of itself. */
    public record ReportedState(Boolean isPrimary, Integer timeLineID, String ip) {}

    /** Which labels the nodes of the instances have, by instance. */
    public record Topology(Map<String, Map<String, String>> instances, Integer nodesUsed) {}

    /** How far a tablespace has come. */
    public record TablespaceState(String name, String owner, String state, String error) {}

    /** Roles by how far they have come, and why some cannot be had. */
    public record ManagedRolesStatus(
            Map<String, List<String>> byStatus, Map<String, List<String>> cannotReconcile) {}
}
