package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.ClusterStatus.ManagedRolesStatus;
import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import dev.pghaven.provisioner.Databases;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Looks whether the cluster is what was asked for, as its clients will see it. */
@ApplicationScoped
class Verification {
    private final Clusters clusters;
    private final Instances instances;
    private final Databases databases;
    private final VerifyArchiving archiving;
    private final ProvisionerConfiguration config;

    Verification(
            Clusters clusters,
            Instances instances,
            Databases databases,
            VerifyArchiving archiving,
            ProvisionerConfiguration config) {
        this.clusters = clusters;
        this.instances = instances;
        this.databases = databases;
        this.archiving = archiving;
        this.config = config;
    }

    Outcome<Provisioning> verifyPlacement(Provisioning it) {
        var eligible = instances.nodesWith(it.spec().placement().nodeSelector());
        var violations = PlacementRules.violations(it.spec(), instances.of(it.cluster()), eligible);
        return violations.isEmpty() ? done(it) : refused(String.join("; ", violations));
    }

    Outcome<Provisioning> verifyReplication(Provisioning it) {
        var check = new ReplicationCheck(databases, it);
        return check.unmet(instances.of(it.cluster()))
                .map(reason -> withRoleTrouble(it, reason))
                .map(reason -> Outcome.<Provisioning>notYet(reason, config.pollInterval()))
                .orElseGet(() -> verifyVersion(it));
    }

    /** A role that the operator cannot make as declared never gets its password. */
    private String withRoleTrouble(Provisioning it, String reason) {
        return clusters.find(it.cluster())
                .map(Cluster::status)
                .map(ClusterStatus::managedRolesStatus)
                .map(ManagedRolesStatus::cannotReconcile)
                .map(roles -> roles.get(OurNames.ROLE))
                .map(trouble -> reason + "; the operator says: " + String.join(", ", trouble))
                .orElse(reason);
    }

    private Outcome<Provisioning> verifyVersion(Provisioning it) {
        return it.spec()
                .postgresql()
                .majorVersion()
                .map(expected -> verifyVersion(it, expected))
                .orElseGet(() -> done(it));
    }

    private Outcome<Provisioning> verifyVersion(Provisioning it, int expected) {
        var database = it.spec().bootstrap().database();
        return switch (databases.majorVersion(it.cluster(), database)) {
            case Answer.Given<Integer>(var found) when found == expected -> done(it);
            case Answer.Given<Integer>(var found) ->
                    refused("PostgreSQL: expected version %d, found %d".formatted(expected, found));
            case Answer.NotReady<Integer>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<Provisioning> closeWalSegment(Provisioning it) {
        return archiving.closeSegment(it);
    }

    Outcome<Provisioning> verifyArchiving(Provisioning it) {
        return archiving.verify(it);
    }

    /**
     * Azure takes minutes until it trusts a service account, and PostgreSQL tries once a minute.
     */
    Duration archivingDeadline() {
        return config.backup().archivedWithin();
    }

    Outcome<Provisioning> loadSampleData(Provisioning it) {
        if (!it.spec().sampleData()) {
            return done(it, provisioned(it));
        }
        return switch (databases.loadSampleData(it.cluster(), it.spec().bootstrap().database())) {
            case Answer.Given<Integer>(var rows) -> done(it, provisioned(it));
            case Answer.NotReady<Integer>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    private ClusterProvisioned provisioned(Provisioning it) {
        return new ClusterProvisioned(
                it.cluster(),
                it.operation(),
                OurNames.readWriteHost(it.cluster()),
                OurNames.readOnlyHost(it.cluster()),
                it.decidedSpec(),
                clusters.find(it.cluster()).map(found -> found.metadata().getUid()));
    }
}
