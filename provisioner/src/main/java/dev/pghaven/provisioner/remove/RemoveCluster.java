package dev.pghaven.provisioner.remove;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Does what the how-to's clean-up means: nothing of the cluster is left, and nothing else is
 * touched. Removing what is not there succeeds.
 */
@ApplicationScoped
public class RemoveCluster implements Workflow<Removal> {
    public static final String NAME = "remove-cluster";

    private final NoteCluster noteCluster;
    private final RemoveEndpoints endpoints;
    private final TakeAway takeAway;
    private final RemoveBackupResources backups;
    private final RemoveFederatedCredential credential;
    private final LeaveNamespace leaveNamespace;

    RemoveCluster(
            NoteCluster noteCluster,
            RemoveEndpoints endpoints,
            TakeAway takeAway,
            RemoveBackupResources backups,
            RemoveFederatedCredential credential,
            LeaveNamespace leaveNamespace) {
        this.noteCluster = noteCluster;
        this.endpoints = endpoints;
        this.takeAway = takeAway;
        this.backups = backups;
        this.credential = credential;
        this.leaveNamespace = leaveNamespace;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Removal> stateType() {
        return Removal.class;
    }

    @Override
    public Steps<Removal> steps() {
        return Steps.<Removal>inOrder()
                .step("note-cluster", noteCluster::note)
                .step("remove-endpoints", endpoints::remove)
                .step("remove-backup-schedules", backups::removeSchedules)
                .step("delete-cluster", takeAway::deleteCluster)
                .step("await-instances-gone", takeAway::awaitInstancesGone)
                .step("remove-backup-objects", backups::removeBackups)
                .step("remove-federated-credential", credential::remove)
                .step("remove-secrets", takeAway::removeSecrets)
                .step("remove-pod-monitors", takeAway::removePodMonitors)
                .step("remove-namespace", leaveNamespace::removeNamespace)
                .step("verify-nothing-is-left", leaveNamespace::verifyNothingIsLeft);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE_FINAL;
    }

    @Override
    public Optional<Fact> stopped(Removal it, Stop stop) {
        return Optional.of(
                new RemovalFailed(it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }
}
