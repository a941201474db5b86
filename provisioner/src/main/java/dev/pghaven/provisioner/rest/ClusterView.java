package dev.pghaven.provisioner.rest;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.quarkus.rest.OperationView;
import java.util.List;
import java.util.Optional;

/**
 * A cluster as REST shows it.
 *
 * @param spec as it was asked for last, defaults included
 * @param live as the operator reports it; absent where there is no Cluster
 * @param operations the latest, without their timelines
 */
public record ClusterView(
        ClusterRef cluster,
        Optional<ClusterSpec> spec,
        Optional<Live> live,
        List<OperationView> operations) {

    /** What the operator says of the Cluster. */
    public record Live(
            String phase,
            String phaseReason,
            Integer instances,
            Integer readyInstances,
            List<String> instanceNames,
            String currentPrimary,
            String targetPrimary,
            Integer timelineID) {
        /** The operator has not looked at it yet. */
        static final Live UNSEEN = new Live(null, null, null, null, null, null, null, null);

        static Live of(ClusterStatus status) {
            return new Live(
                    status.phase(),
                    status.phaseReason(),
                    status.instances(),
                    status.readyInstances(),
                    status.instanceNames(),
                    status.currentPrimary(),
                    status.targetPrimary(),
                    status.timelineID());
        }
    }

    static ClusterView of(
            ClusterRef cluster,
            Optional<ClusterSpec> spec,
            Optional<Cluster> live,
            List<Operation> operations) {
        return new ClusterView(
                cluster,
                spec,
                live.map(it -> Optional.ofNullable(it.status()).map(Live::of).orElse(Live.UNSEEN)),
                operations.stream().map(it -> OperationView.of(it, List.of())).toList());
    }
}
