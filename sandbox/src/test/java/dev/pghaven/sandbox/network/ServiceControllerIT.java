package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.apiserver.ApiServer;
import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.pki.SandboxPki;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services on the emulated API server lead to real listeners. */
class ServiceControllerIT {
    private static final Network NETWORK = new Network(228);
    private static final String NAMESPACE = "shop";

    private static ApiServer server;
    private static KubernetesClient client;
    private static ServiceController controller;
    private static HostsFile hosts;

    @BeforeAll
    static void start(@TempDir Path folder) {
        var pki = SandboxPki.open(folder.resolve("pki"));
        var address = NETWORK.apiServer();
        var files = pki.server("apiserver", List.of("kubernetes"), List.of(address.host()));
        server =
                ApiServer.start(
                        ApiServerConfig.of(
                                address.host(),
                                address.port(),
                                files.certificate(),
                                files.key(),
                                token -> Optional.of(new User(token, List.of()))));
        client = client(pki);
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        hosts = new HostsFile(folder.resolve("hosts"), Map.of());
        controller = new ServiceController(client, NETWORK.clusterIps(), hosts);
        controller.start();
    }

    @AfterAll
    static void stop() {
        controller.close();
        client.close();
        server.close();
    }

    @Test
    void givesAnAddressANameAndTheEndpointsOfReadyPods() throws Exception {
        createService("orders-rw", "orders");
        createReadyPod("orders-1", "orders", "127.228.16.1");

        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("orders-rw") != null);
        var address = clusterIpOf("orders-rw");
        assertThat(address).startsWith("127.228.128.");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThat(Files.readString(hosts.file()))
                            .contains(address + " orders-rw.shop orders-rw.shop.svc");
                    assertThat(readyAddressesOf("orders-rw")).containsExactly("127.228.16.1");
                    assertThat(
                                    client.endpoints()
                                            .inNamespace(NAMESPACE)
                                            .withName("orders-rw")
                                            .get())
                            .isNotNull();
                });
    }

    @Test
    void followsTheSelectorAtOnce() throws Exception {
        var first = new EchoServer("first", new HostPort("127.228.16.11", 5432));
        var second = new EchoServer("second", new HostPort("127.228.16.12", 5432));
        createService("billing-rw", "billing");
        createReadyPod("billing-1", "billing", "127.228.16.11");
        createReadyPod("billing-2", "other", "127.228.16.12");
        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("billing-rw") != null);
        var service = new HostPort(clusterIpOf("billing-rw"), 5432);
        await().atMost(Duration.ofSeconds(5)).until(() -> answerOf(service).equals("first"));

        label("billing-1", "other");
        label("billing-2", "billing");

        await().pollDelay(Duration.ofMillis(5))
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMillis(500))
                .until(() -> answerOf(service).equals("second"));
        first.stop();
        second.stop();
    }

    @Test
    void refusesConnectionsAndForgetsTheNameWhenTheServiceIsDeleted() throws Exception {
        var pod = new EchoServer("pod", new HostPort("127.228.16.21", 5432));
        createService("stock-rw", "stock");
        createReadyPod("stock-1", "stock", "127.228.16.21");
        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("stock-rw") != null);
        var service = new HostPort(clusterIpOf("stock-rw"), 5432);
        await().atMost(Duration.ofSeconds(5)).until(() -> answerOf(service).equals("pod"));

        client.services().inNamespace(NAMESPACE).withName("stock-rw").delete();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThatThrownBy(() -> connect(service)).isInstanceOf(ConnectException.class);
                    assertThat(Files.readString(hosts.file())).doesNotContain("stock-rw");
                    assertThat(readyAddressesOf("stock-rw")).isEmpty();
                });
        pod.stop();
    }

    private static KubernetesClient client(SandboxPki pki) {
        var config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("https://" + NETWORK.apiServer())
                        .withCaCertFile(pki.caFile().toString())
                        .withOauthToken("test")
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void createService(String name, String app) {
        client.resource(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(name)
                                .endMetadata()
                                .withNewSpec()
                                .withSelector(Map.of("app", app))
                                .addNewPort()
                                .withName("postgres")
                                .withPort(5432)
                                .withTargetPort(new IntOrString("postgresql"))
                                .endPort()
                                .endSpec()
                                .build())
                .create();
    }

    private static void createReadyPod(String name, String app, String address) {
        var pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .withLabels(Map.of("app", app))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("postgres")
                        .withImage("postgres")
                        .addNewPort()
                        .withName("postgresql")
                        .withContainerPort(5432)
                        .endPort()
                        .endContainer()
                        .endSpec()
                        .build();
        client.resource(pod).create();
        client.pods().inNamespace(NAMESPACE).withName(name).editStatus(it -> ready(it, address));
    }

    private static Pod ready(Pod pod, String address) {
        return new PodBuilder(pod)
                .withNewStatus()
                .withPodIP(address)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    private static void label(String pod, String app) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .edit(it ->
                        new PodBuilder(it)
                                .editMetadata()
                                .addToLabels("app", app)
                                .endMetadata()
                                .build());
    }

    private static String clusterIpOf(String service) {
        return client.services()
                .inNamespace(NAMESPACE)
                .withName(service)
                .get()
                .getSpec()
                .getClusterIP();
    }

    private static List<String> readyAddressesOf(String service) {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(NAMESPACE)
                .withLabel("kubernetes.io/service-name", service)
                .list()
                .getItems()
                .stream()
                .flatMap(it -> it.getEndpoints().stream())
                .filter(it -> it.getConditions().getReady())
                .flatMap(it -> it.getAddresses().stream())
                .toList();
    }

    /** Empty where nobody answers. */
    private static String answerOf(HostPort service) {
        try {
            return connect(service);
        } catch (IOException refusedOrReset) {
            return "";
        }
    }

    private static String connect(HostPort service) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(2000);
            socket.connect(service.toSocketAddress(), 1000);
            var line =
                    new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            return line == null ? "" : line;
        }
    }
}
