package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.ProvisioningFailed;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Automates the how-to's page "Deploy a highly available PostgreSQL database on AKS". */
@ApplicationScoped
public class ProvisionCluster implements Workflow<Provisioning> {
    public static final String NAME = "provision-cluster";

    private final CheckRequest request;
    private final Groundwork groundwork;
    private final CreateFederatedCredential credential;
    private final Deployment deployment;
    private final Verification verification;

    ProvisionCluster(
            CheckRequest request,
            Groundwork groundwork,
            CreateFederatedCredential credential,
            Deployment deployment,
            Verification verification) {
        this.request = request;
        this.groundwork = groundwork;
        this.credential = credential;
        this.deployment = deployment;
        this.verification = verification;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Provisioning> stateType() {
        return Provisioning.class;
    }

    @Override
    public Steps<Provisioning> steps() {
        return Steps.<Provisioning>inOrder()
                .step("check-request", request::check)
                .step("create-namespace", groundwork::createNamespace)
                .step("create-bootstrap-secret", groundwork::createBootstrapSecret)
                .step("create-federated-credential", credential::create)
                .step("check-archive-is-empty", groundwork::checkArchiveIsEmpty)
                .step("create-object-store", groundwork::createObjectStore)
                .step("deploy-postgres-cluster", deployment::deployPostgresCluster)
                .step(
                        "await-healthy-cluster",
                        deployment.deadline(),
                        deployment::awaitHealthyCluster)
                .step("verify-placement", verification::verifyPlacement)
                .step("create-pod-monitors", deployment::createPodMonitors)
                .step("verify-replication", verification::verifyReplication)
                .step("close-wal-segment", verification::closeWalSegment)
                .step(
                        "verify-archiving",
                        verification.archivingDeadline(),
                        verification::verifyArchiving)
                .step("load-sample-data", verification::loadSampleData);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Optional<Fact> stopped(Provisioning it, Stop stop) {
        return Optional.of(
                new ProvisioningFailed(it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }
}
