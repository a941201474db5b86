package dev.pghaven.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as people start it: a process. */
class SandboxIT {
    private static final String NETWORK = "127.229";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    @TempDir private static Path folder;

    private static Path data;
    private static Process sandbox;
    private static JsonNode endpoints;

    @BeforeAll
    static void start() throws Exception {
        data = folder.resolve("data");
        sandbox =
                launch(
                        "first",
                        "--data",
                        data.toString(),
                        "--network",
                        NETWORK,
                        "--node-monitor-grace",
                        "PT0.1S");
        var file = data.resolve("endpoints.json");
        await().atMost(START_LIMIT).until(() -> Files.exists(file) || !sandbox.isAlive());
        assertThat(sandbox.isAlive()).as(() -> output("first")).isTrue();
        endpoints = new ObjectMapper().readTree(file.toFile());
    }

    @AfterAll
    static void stop() throws Exception {
        var children = sandbox.descendants().toList();
        sandbox.destroy();

        assertThat(sandbox.waitFor(15, TimeUnit.SECONDS)).as("stops when it is told to").isTrue();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(data.resolve("endpoints.json")).doesNotExist();
    }

    @Test
    void everythingThatTheFileNamesAnswers() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", at("/kafka/bootstrapServers")))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .contains("pghaven.requests.v1");
        }
        var password = Files.readString(Path.of(at("/store/passwordFile")));
        try (var store =
                DriverManager.getConnection(at("/store/jdbcUrl"), at("/store/user"), password)) {
            assertThat(store.isValid(5)).isTrue();
        }
        assertThat(control("GET", "/ready")).contains("true");
        assertThat(control("GET", "/faults"))
                .contains(
                        "apiserver",
                        "arm",
                        "entra",
                        "kafka",
                        "loadbalancer",
                        "nodes",
                        "replication",
                        "store");
    }

    @Test
    void aNodeCanBeLostAndBroughtBack() throws Exception {
        assertThat(control("PUT", "/faults/nodes", "{\"aks-postgres-9\": \"lost\"}"))
                .contains("there is no node aks-postgres-9");
        assertThat(control("PUT", "/faults/nodes", "{\"aks-postgres-0\": \"gone\"}"))
                .contains("a node can only be lost");
        try (var client = client()) {
            var node = client.nodes().withName("aks-postgres-0");

            assertThat(control("PUT", "/faults/nodes", "{\"aks-postgres-0\": \"lost\"}"))
                    .contains("\"aks-postgres-0\":\"lost\"");
            await().until(() -> readiness(node.get()).equals("Unknown"));
            assertThat(node.get().getSpec().getTaints())
                    .extracting(Taint::getKey)
                    .containsOnly("node.kubernetes.io/unreachable");

            control("DELETE", "/faults/nodes");
            assertThat(readiness(node.get())).isEqualTo("True");
            assertThat(node.get().getSpec().getTaints()).isEmpty();
        }
    }

    @Test
    void replicationCanBeDelayedWithinLimits() throws Exception {
        assertThat(control("PUT", "/faults/replication", "{\"delayMillis\": 1001}"))
                .contains("delayMillis is a number from 0 to 1000");
        assertThat(control("PUT", "/faults/replication", "{\"delay\": 1}"))
                .contains("a fault has no fields [delay]");
        assertThat(control("PUT", "/faults/replication", "{\"delayMillis\": 250}"))
                .contains("\"delayMillis\":250");
        assertThat(control("DELETE", "/faults/replication")).doesNotContain("delayMillis");
    }

    private static String readiness(Node node) {
        return node.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theClusterHasNodesInThreeZonesAndAnOperator() throws IOException {
        try (var client = client()) {
            assertThat(client.nodes().withLabel("workload", "postgres").list().getItems())
                    .extracting(SandboxIT::zoneOf)
                    .containsExactlyInAnyOrder("westus3-1", "westus3-2", "westus3-3");
            assertThat(
                            client.apps()
                                    .deployments()
                                    .inNamespace("cnpg-system")
                                    .withLabel("app.kubernetes.io/name", "cloudnative-pg")
                                    .list()
                                    .getItems())
                    .singleElement()
                    .satisfies(SandboxIT::isReadyInVersion130);
            assertThat(client.storage().v1().storageClasses().withName("managed-csi-premium").get())
                    .isNotNull();
        }
    }

    @Test
    void aLoadBalancerGetsTheNamedAddressAndItsName() throws IOException {
        var service =
                new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("orders")
                        .addToAnnotations(
                                "service.beta.kubernetes.io/azure-pip-name",
                                at("/azure/publicIp/name"))
                        .addToAnnotations(
                                "service.beta.kubernetes.io/azure-dns-label-name", "orders-shop")
                        .endMetadata()
                        .withNewSpec()
                        .withType("LoadBalancer")
                        .addToSelector("app", "orders")
                        .addNewPort()
                        .withPort(5432)
                        .endPort()
                        .endSpec()
                        .build();
        try (var client = client()) {
            client.resource(service).create();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(
                                            client.resource(service)
                                                    .get()
                                                    .getStatus()
                                                    .getLoadBalancer()
                                                    .getIngress())
                                    .extracting(it -> it.getIp())
                                    .containsExactly(NETWORK + ".224.1"));
        }
        assertThat(Files.readString(Path.of(at("/files/hosts"))))
                .contains(NETWORK + ".224.1 orders-shop.westus3.cloudapp.azure.com");
    }

    @Test
    void theFilesForTheServicesAreThere() {
        for (var pointer :
                List.of(
                        "/files/hosts",
                        "/files/securityProperties",
                        "/files/trustStore",
                        "/files/caFile",
                        "/apiServer/adminTokenFile",
                        "/azure/provisioner/tokenFile",
                        "/kubernetesTokenFile")) {
            assertThat(Path.of(at(pointer))).as(pointer).isNotEmptyFile();
        }
    }

    @Test
    void aSecondOneOnTheSameDataSaysSo() throws Exception {
        var second = launch("second", "--data", data.toString(), "--network", "127.230");

        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(output("second")).contains("a sandbox runs on " + data + " already");
        assertThat(data.resolve("endpoints.json")).exists();
    }

    @Test
    void leavesNoProcessBehindWhenItIsKilled() throws Exception {
        var killed = folder.resolve("killed");
        var victim = launch("victim", "--data", killed.toString(), "--network", "127.232");
        await().atMost(START_LIMIT)
                .until(() -> Files.exists(killed.resolve("endpoints.json")) || !victim.isAlive());
        var children = victim.descendants().toList();
        assertThat(children).as("the store's processes").isNotEmpty();

        victim.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aTakenPortStopsTheStartWithOneSentence() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.231.0.3", 5432));
            var other = folder.resolve("other");

            var third = launch("third", "--data", other.toString(), "--network", "127.231");

            assertThat(third.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(third.exitValue()).isNotZero();
            assertThat(output("third").lines().filter(it -> it.startsWith("sandbox: ")))
                    .singleElement()
                    .asString()
                    .contains("the operation store cannot listen on 127.231.0.3:5432");
            assertThat(other.resolve("endpoints.json")).doesNotExist();
        }
    }

    private static void isReadyInVersion130(Deployment operator) {
        var container = operator.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(container.getImage()).endsWith(":1.30.0");
        assertThat(operator.getStatus().getReadyReplicas()).isEqualTo(1);
    }

    private static String zoneOf(Node node) {
        return node.getMetadata().getLabels().get("topology.kubernetes.io/zone");
    }

    private static KubernetesClient client() throws IOException {
        var kubeconfig = Files.readString(Path.of(at("/apiServer/kubeconfig")));
        return new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
    }

    private static String control(String method, String path) throws Exception {
        return control(method, path, "");
    }

    private static String control(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(at("/control/url") + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static String at(String pointer) {
        return endpoints.at(pointer).asText();
    }

    private static Process launch(String name, String... options) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Sandbox.class.getName()));
        command.addAll(List.of("--binaries", "target/binaries"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    private static String output(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
