package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Kills the primary's postmaster. The instance manager ends with it, and the kubelet starts the
 * container again; the operator fails over if it hears of that in time.
 */
@ApplicationScoped
class PostgresKill implements Disruptor {
    private static final String CONTAINER = "postgres";

    /** The first line of the file is the postmaster's process id. */
    private static final String SCRIPT = "kill -KILL \"$(head -n 1 \"$PGDATA/postmaster.pid\")\"";

    private final InstancePods pods;
    private final Execution execution;
    private final DrillConfiguration config;

    PostgresKill(InstancePods pods, Execution execution, DrillConfiguration config) {
        this.pods = pods;
        this.execution = execution;
        this.config = config;
    }

    @Override
    public Disruption kind() {
        return Disruption.KILL_POSTGRES;
    }

    @Override
    public Optional<String> missing() {
        return config.killPostgres()
                ? Optional.empty()
                : Optional.of("pghaven.failover.drill.kill-postgres is false");
    }

    @Override
    public boolean lasts() {
        return false;
    }

    /** The container's id: it is another after a restart. */
    @Override
    public Optional<String> victimOf(ClusterRef cluster, String primary) {
        return pods.find(cluster, primary).flatMap(PostgresKill::runningContainer);
    }

    /** The container may end before it is said how the command did; then the victim is gone. */
    @Override
    public void disrupt(Victim victim) {
        execution.run(victim.cluster(), victim.primary(), CONTAINER, "sh", "-c", SCRIPT);
    }

    @Override
    public UndoAnswer undo(Victim victim) {
        return new UndoAnswer.Done();
    }

    private static Optional<String> runningContainer(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(it -> it.getContainerStatuses().stream())
                .filter(it -> CONTAINER.equals(it.getName()))
                .filter(it -> it.getState() != null && it.getState().getRunning() != null)
                .map(ContainerStatus::getContainerID)
                .findFirst();
    }
}
