package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryFederatedCredentials;
import dev.pghaven.fakes.InMemoryInstances;
import dev.pghaven.fakes.InMemoryObjectStores;
import dev.pghaven.fakes.InMemorySecrets;
import dev.pghaven.fakes.InMemoryServiceAccounts;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.provisioner.Surroundings;
import dev.pghaven.provisioner.fakes.InMemoryArchives;
import dev.pghaven.provisioner.fakes.InMemoryDatabases;
import dev.pghaven.provisioner.fakes.InMemoryNamespaces;
import dev.pghaven.provisioner.fakes.InMemoryPodMonitors;
import dev.pghaven.testkit.WorkflowDriver;
import java.util.Optional;
import java.util.UUID;

/** The workflow among fakes. */
final class ProvisioningWorld {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    static final ClusterSpec SPEC = ClusterSpec.of(Storage.ofSize("8Gi"));

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryNamespaces namespaces = new InMemoryNamespaces();
    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryFederatedCredentials credentials = new InMemoryFederatedCredentials();
    final InMemoryServiceAccounts accounts = new InMemoryServiceAccounts();
    final InMemoryInstances instances = new InMemoryInstances();
    final InMemoryPodMonitors podMonitors = new InMemoryPodMonitors();
    final InMemoryObjectStores objectStores = new InMemoryObjectStores();
    final InMemoryArchives archives = new InMemoryArchives();
    final InMemoryDatabases databases = new InMemoryDatabases();

    private final Surroundings config;
    private Optional<OperatorVersion> operator = Optional.of(OperatorVersion.of("1.30.0"));

    ProvisioningWorld(Surroundings config) {
        this.config = config;
    }

    ProvisioningWorld withOperator(String version) {
        operator = Optional.of(OperatorVersion.of(version));
        return this;
    }

    ProvisioningWorld withoutOperator() {
        operator = Optional.empty();
        return this;
    }

    WorkflowDriver<Provisioning> provision(ClusterSpec spec) {
        var state =
                Provisioning.of(
                        OPERATION, new dev.pghaven.contracts.ProvisionCluster(ORDERS, spec));
        return WorkflowDriver.of(workflow(), ORDERS, state);
    }

    private ProvisionCluster workflow() {
        return new ProvisionCluster(
                new CheckRequest(() -> operator, clusters, secrets, objectStores, config),
                new Groundwork(namespaces, secrets, prepareArchive(), config),
                new CreateFederatedCredential(credentials, accounts, config),
                new Deployment(clusters, instances, new CreatePodMonitors(podMonitors), config),
                new Verification(
                        clusters,
                        instances,
                        databases,
                        new VerifyArchiving(databases, archives, clusters, config.provisioner()),
                        config.provisioner()));
    }

    private PrepareArchive prepareArchive() {
        return new PrepareArchive(
                new StandingArchive(clusters, objectStores),
                archives,
                objectStores,
                config.provisioner());
    }
}
