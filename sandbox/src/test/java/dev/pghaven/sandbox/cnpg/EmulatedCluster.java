package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.apiserver.ApiServer;
import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.cnpg.admission.CnpgAdmission;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.basebackup.Patience;
import dev.pghaven.sandbox.cnpg.instance.PostgresImage;
import dev.pghaven.sandbox.cnpg.operator.CnpgOperator;
import dev.pghaven.sandbox.kubelet.Kubelet;
import dev.pghaven.sandbox.kubelet.NodeFolders;
import dev.pghaven.sandbox.kubelet.NodeLoss;
import dev.pghaven.sandbox.kubelet.PodAddresses;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.network.NetworkPolicies;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API server, nodes and operator in this JVM: as much of a sandbox as Clusters need. */
final class EmulatedCluster implements AutoCloseable {
    private final Path data;
    private final FolderArchives archives;
    private final ApiServer apiServer;
    private final KubernetesClient client;
    private final NetworkPolicies policies;
    private final PostgresImage image;
    private final Kubelet kubelet;
    private final CnpgOperator operator;

    EmulatedCluster(Path data, String network) {
        this.data = data;
        archives = new FolderArchives(data.resolve("archives"));
        var addresses = Network.parse(network);
        var host = addresses.apiServer().host();
        var pki = SandboxPki.open(data.resolve("pki"));
        var certificate = pki.server("apiserver", List.of("kubernetes.default.svc"), List.of(host));
        apiServer =
                ApiServer.start(
                        ApiServerConfig.of(
                                        host,
                                        0,
                                        certificate.certificate(),
                                        certificate.key(),
                                        request ->
                                                Optional.of(
                                                        new User(
                                                                "test", List.of("system:masters"))))
                                .withAdmission(new CnpgAdmission()));
        client = client(pki);
        seedNodes();
        var installation = PostgresInstallation.in(Path.of("target/binaries"));
        policies = new NetworkPolicies(client);
        policies.start();
        image =
                new PostgresImage(
                        installation,
                        policies,
                        new ClusterApi(client),
                        archives,
                        Patience.pausing(Duration.ofMillis(100)));
        kubelet =
                new Kubelet(
                        client,
                        new NodeFolders(installation, data),
                        new PodAddresses(addresses.pods()),
                        image,
                        new NodeLoss(Duration.ofSeconds(1), Duration.ofMinutes(5)));
        operator = new CnpgOperator(client, image);
        kubelet.start();
        apiServer.commands().runBy(kubelet::execute);
        operator.start();
    }

    KubernetesClient client() {
        return client;
    }

    FolderArchives archives() {
        return archives;
    }

    /** {@code kill -9} of that instance's postmaster, whose command line names its volume. */
    void killServer(String instance) {
        var volume = volume(instance).toString();
        ProcessHandle.current()
                .children()
                .filter(it -> it.info().commandLine().orElse("").contains(volume))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }

    /** Exactly these are lost from now on. */
    void loseNodes(String... names) {
        kubelet.lostNodes().set(Set.of(names));
    }

    void switchOff(String node) {
        kubelet.lostNodes().off(node);
    }

    void switchOn(String node) {
        kubelet.lostNodes().on(node);
    }

    /** The status of the node's condition Ready. */
    String isReady(String node) {
        return client.nodes().withName(node).get().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .findFirst()
                .orElseThrow();
    }

    void cordon(String node, boolean closed) {
        client.nodes()
                .withName(node)
                .edit(it ->
                        new NodeBuilder(it).editSpec().withUnschedulable(closed).endSpec().build());
    }

    void delayReplication(Duration delay) {
        image.replicationDelay().set(delay);
    }

    /** The folder of that instance's data volume. */
    Path volume(String instance) {
        var claims = client.persistentVolumeClaims().inNamespace(Clusters.NAMESPACE);
        return data.resolve("pvc").resolve(claims.withName(instance).get().getMetadata().getUid());
    }

    private KubernetesClient client(SandboxPki pki) {
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(apiServer.url())
                        .withCaCertFile(pki.caFile().toString())
                        .withOauthToken("test")
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private void seedNodes() {
        for (int i = 0; i < 3; i++) {
            var name = "aks-postgres-" + i;
            var node =
                    new NodeBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withLabels(
                                    Map.of(
                                            "workload",
                                            "postgres",
                                            "kubernetes.io/hostname",
                                            name,
                                            "topology.kubernetes.io/zone",
                                            "westus3-" + (i + 1)))
                            .endMetadata()
                            .withNewSpec()
                            .endSpec()
                            .build();
            client.resource(node).create();
        }
    }

    @Override
    public void close() {
        operator.close();
        kubelet.close();
        image.close();
        policies.close();
        client.close();
        apiServer.close();
    }
}
