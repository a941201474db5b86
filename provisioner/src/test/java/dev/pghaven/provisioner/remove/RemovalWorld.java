package dev.pghaven.provisioner.remove;

import dev.pghaven.azure.Identity;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryFederatedCredentials;
import dev.pghaven.fakes.InMemoryObjectStores;
import dev.pghaven.fakes.InMemorySecrets;
import dev.pghaven.fakes.InMemoryServiceAccounts;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.provisioner.Leftovers;
import dev.pghaven.provisioner.Surroundings;
import dev.pghaven.provisioner.fakes.InMemoryBackupResources;
import dev.pghaven.provisioner.fakes.InMemoryNamespaces;
import dev.pghaven.provisioner.fakes.InMemoryPodMonitors;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A cluster that stands, and the workflow that removes it, among fakes. */
final class RemovalWorld implements Leftovers {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    static final Identity IDENTITY = new Identity("sub", "rg", "mi-of-orders");

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryNamespaces namespaces = new InMemoryNamespaces();
    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryFederatedCredentials credentials = new InMemoryFederatedCredentials();
    final InMemoryServiceAccounts accounts = new InMemoryServiceAccounts();
    final InMemoryPodMonitors podMonitors = new InMemoryPodMonitors();
    final InMemoryObjectStores objectStores = new InMemoryObjectStores();
    final InMemoryBackupResources backups = new InMemoryBackupResources();
    final List<String> waysIn = new ArrayList<>();
    final List<String> podsStillThere = new ArrayList<>();

    private final Surroundings config;

    RemovalWorld(Surroundings config) {
        this.config = config;
    }

    RemovalWorld withCluster() {
        namespaces.ensure(ORDERS.namespace());
        secrets.ensureLogin(ORDERS, "orders-app", "app", Map.of());
        credentials.grant(IDENTITY, ServiceAccount.of(ORDERS));
        clusters.apply(cluster("orders", null));
        objectStores.apply(ORDERS, objectStore());
        backups.makeFor(ORDERS);
        return this;
    }

    RemovalWorld withClusterOn(String serviceAccount, String name) {
        var account = new ServiceAccount(ORDERS.namespace(), serviceAccount);
        namespaces.ensure(ORDERS.namespace());
        credentials.grant(IDENTITY, account);
        accounts.ensure(account, "client");
        clusters.apply(cluster(name, serviceAccount));
        return this;
    }

    WorkflowDriver<Removal> remove() {
        return remove(new dev.pghaven.contracts.RemoveCluster(ORDERS));
    }

    WorkflowDriver<Removal> remove(dev.pghaven.contracts.RemoveCluster request) {
        return WorkflowDriver.of(workflow(), ORDERS, Removal.of(OPERATION, request));
    }

    /** Azure lets go of one at each look. */
    private List<String> closeOne(ClusterRef cluster) {
        return waysIn.isEmpty() ? List.of() : List.of(waysIn.removeFirst());
    }

    @Override
    public List<String> instancesOf(ClusterRef cluster) {
        return podsStillThere.isEmpty() ? List.of() : List.of(podsStillThere.removeFirst());
    }

    @Override
    public List<String> of(ClusterRef cluster) {
        var left = new ArrayList<String>();
        clusters.find(cluster).ifPresent(it -> left.add("Cluster/" + cluster.name()));
        left.addAll(secrets.names());
        left.addAll(backups.standing());
        objectStores.standing().forEach(it -> left.add("ObjectStore/" + it.metadata().getName()));
        return left;
    }

    private static ObjectStore objectStore() {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(ORDERS.namespace())
                        .withName("orders-backups")
                        .withLabels(OurLabels.of(ORDERS))
                        .build();
        return ObjectStore.of(metadata, null);
    }

    private static Cluster cluster(String name, String serviceAccount) {
        var ref = new ClusterRef(ORDERS.namespace(), name);
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(ref.namespace())
                        .withName(ref.name())
                        .withLabels(OurLabels.of(ref))
                        .addToAnnotations(OurAnnotations.IDENTITY, IDENTITY.toString())
                        .build();
        var spec = ClusterSpec.builder(3).serviceAccountName(serviceAccount).build();
        return Cluster.of(metadata, spec);
    }

    private RemoveCluster workflow() {
        var credential = new RemoveFederatedCredential(credentials, accounts, clusters);
        return new RemoveCluster(
                new NoteCluster(clusters, secrets, config),
                new RemoveEndpoints(this::closeOne, config.provisioner()),
                new TakeAway(clusters, this, secrets, podMonitors, config.provisioner()),
                new RemoveBackupResources(backups, objectStores),
                credential,
                new LeaveNamespace(namespaces, this, credential, config.provisioner()));
    }
}
