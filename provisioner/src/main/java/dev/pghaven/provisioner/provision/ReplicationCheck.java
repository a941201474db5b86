package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.postgres.Answer;
import dev.pghaven.provisioner.Databases;
import dev.pghaven.provisioner.Databases.Reading;
import dev.pghaven.provisioner.Databases.Standby;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a mark on the primary, and looks for it on every replica. */
final class ReplicationCheck {
    /** PostgreSQL says "quorum" under ANY and "sync" under FIRST. */
    private static final Set<String> SYNCHRONOUS = Set.of("sync", "quorum");

    private final Databases databases;
    private final Provisioning it;
    private final ClusterRef cluster;
    private final String database;

    ReplicationCheck(Databases databases, Provisioning it) {
        this.databases = databases;
        this.it = it;
        this.cluster = it.cluster();
        this.database = it.spec().bootstrap().database();
    }

    /** What is still missing; empty when all is as it should be. */
    Optional<String> unmet(List<Instance> instances) {
        return unmetOnPrimary().or(() -> replicas(instances)).or(() -> unmetOnReplicas(instances));
    }

    private Optional<String> unmetOnPrimary() {
        return switch (databases.mark(cluster, database, it.operation())) {
            case Answer.Given<List<Standby>>(var standbys) -> tooFewSynchronous(standbys);
            case Answer.NotReady<List<Standby>>(var reason) -> Optional.of(reason);
        };
    }

    private Optional<String> tooFewSynchronous(List<Standby> standbys) {
        var wanted = it.spec().synchronous().number();
        var found = standbys.stream().filter(s -> SYNCHRONOUS.contains(s.syncState())).count();
        return found >= wanted
                ? Optional.empty()
                : Optional.of(
                        "synchronous standbys: expected at least %d, found %d among %s"
                                .formatted(wanted, found, standbys));
    }

    private Optional<String> replicas(List<Instance> instances) {
        var wanted = it.spec().instances() - 1;
        var found = instances.stream().filter(ReplicationCheck::isReplica).count();
        return found == wanted
                ? Optional.empty()
                : Optional.of("replicas: expected %d, found %d".formatted(wanted, found));
    }

    private Optional<String> unmetOnReplicas(List<Instance> instances) {
        return instances.stream()
                .filter(ReplicationCheck::isReplica)
                .flatMap(replica -> unmetOn(replica).stream())
                .findFirst();
    }

    private Optional<String> unmetOn(Instance replica) {
        return switch (databases.read(cluster, database, replica, it.operation())) {
            case Answer.Given<Reading>(var reading) -> unmet(replica, reading);
            case Answer.NotReady<Reading>(var reason) -> Optional.of(reason);
        };
    }

    private static Optional<String> unmet(Instance replica, Reading reading) {
        if (!reading.inRecovery()) {
            return Optional.of(replica.name() + " is labelled a replica but is not in recovery");
        }
        return reading.markSeen()
                ? Optional.empty()
                : Optional.of(replica.name() + " has not replayed the write yet");
    }

    private static boolean isReplica(Instance instance) {
        return instance.role() == Instance.Role.REPLICA;
    }
}
