package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.cnpg.StorageConfiguration;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster against a world that is not always at its best. */
class ProvisioningIT {
    private static final String ORDERS =
            """
            {"cluster": "shop/orders",
             "spec": {"storage": {"size": "2Gi"}, "bootstrap": {"database": "orders"}}}
            """;

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("provisioner");

    private static Wire wire;
    private static KubernetesClient kubernetes;

    @BeforeAll
    static void start() {
        wire = new Wire(SANDBOX.process().endpoint("/kafka/bootstrapServers"));
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        kubernetes = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void stop() {
        kubernetes.close();
        wire.close();
    }

    @Test
    void azureAndKubernetesRefuseForAWhile() throws IOException {
        SANDBOX.process()
                .control(
                        "PUT",
                        "/faults/arm",
                        "{\"status\": 429, \"retryAfterSeconds\": 1, \"methods\": [\"PUT\"], \"times\": 2}");
        SANDBOX.process().control("PUT", "/faults/apiserver", "{\"status\": 500, \"rate\": 0.2}");

        var request = wire.request("ProvisionCluster", "shop/orders", ORDERS);

        assertThat(wire.await("ClusterProvisioned", request).path("readWriteHost").asText())
                .isEqualTo("orders-rw.shop.svc");
        assertThat(wire.said("OperationStepped", request)).hasSize(14);
        SANDBOX.heal();
        everythingKeepsThePassword();
        theSameAgainChangesNothing();
    }

    private static void everythingKeepsThePassword() throws IOException {
        assertThat(whereIsSaid("verify-replication")).isNotEmpty();
        for (var secret : List.of("orders-app", "orders-pghaven")) {
            assertThat(whereIsSaid(password(secret))).as(secret).isEmpty();
        }
    }

    private static void theSameAgainChangesNothing() {
        var uid = uid("orders");
        var password = password("orders-app");

        wire.await("ClusterProvisioned", wire.request("ProvisionCluster", "shop/orders", ORDERS));

        assertThat(uid("orders")).isEqualTo(uid);
        assertThat(password("orders-app")).isEqualTo(password);
    }

    @Test
    void aNameThatIsNotOurs() {
        occupy("taken");

        var request =
                wire.request(
                        "ProvisionCluster",
                        "theirs/taken",
                        "{\"cluster\": \"theirs/taken\", \"spec\": {\"storage\": {\"size\": \"2Gi\"}}}");
        var failed = wire.await("ProvisioningFailed", request);
        assertThat(failed.path("step").asText()).isEqualTo("check-request");
        assertThat(failed.path("reason").asText()).contains("not by pghaven");

        var removal = wire.await("RemovalFailed", wire.remove("theirs/taken"));
        assertThat(removal.path("step").asText()).isEqualTo("note-cluster");
        assertThat(
                        kubernetes
                                .genericKubernetesResources(Cnpg.CLUSTERS)
                                .inNamespace("theirs")
                                .withName("taken")
                                .get())
                .isNotNull();
    }

    private static void occupy(String name) {
        kubernetes
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("theirs")
                                .endMetadata()
                                .build())
                .create();
        var metadata = new ObjectMetaBuilder().withNamespace("theirs").withName(name).build();
        var spec = ClusterSpec.builder(1).storage(new StorageConfiguration("1Gi", null)).build();
        kubernetes.resource(Resources.toGeneric(Cluster.of(metadata, spec))).create();
    }

    private static String uid(String cluster) {
        return kubernetes
                .genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace("shop")
                .withName(cluster)
                .get()
                .getMetadata()
                .getUid();
    }

    private static String password(String secret) {
        var data = kubernetes.secrets().inNamespace("shop").withName(secret).get().getData();
        return new String(Base64.getDecoder().decode(data.get("password")), StandardCharsets.UTF_8);
    }

    /** The logs, what went through Kafka, and what is in the store and its write-ahead log. */
    private static List<Path> whereIsSaid(String text) throws IOException {
        var sandbox = SANDBOX.process().folder();
        return TextSearch.filesWith(
                text, Stream.of("logs", "kafka", "store").map(sandbox::resolve).toList());
    }
}
