package dev.pghaven.sandbox.network;

import static dev.pghaven.sandbox.network.EmulatedServices.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services on the emulated API server lead to real listeners. */
class ServiceControllerIT {
    private static EmulatedServices world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new EmulatedServices(new Network(228), folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void givesAnAddressANameAndTheEndpointsOfReadyPods() throws Exception {
        createService("orders-rw", "orders");
        world.createReadyPod("orders-1", "orders", "127.228.16.1");

        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("orders-rw") != null);
        var address = clusterIpOf("orders-rw");
        assertThat(address).startsWith("127.228.128.");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThat(Files.readString(world.hosts().file()))
                            .contains(address + " orders-rw.shop orders-rw.shop.svc");
                    assertThat(readyAddressesOf("orders-rw")).containsExactly("127.228.16.1");
                    assertThat(
                                    world.client()
                                            .endpoints()
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
        world.createReadyPod("billing-1", "billing", "127.228.16.11");
        world.createReadyPod("billing-2", "other", "127.228.16.12");
        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("billing-rw") != null);
        var service = new HostPort(clusterIpOf("billing-rw"), 5432);
        await().atMost(Duration.ofSeconds(5)).until(() -> answerOf(service).equals("first"));

        world.label("billing-1", "other");
        world.label("billing-2", "billing");

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
        world.createReadyPod("stock-1", "stock", "127.228.16.21");
        await().atMost(Duration.ofSeconds(5)).until(() -> clusterIpOf("stock-rw") != null);
        var service = new HostPort(clusterIpOf("stock-rw"), 5432);
        await().atMost(Duration.ofSeconds(5)).until(() -> answerOf(service).equals("pod"));

        world.client().services().inNamespace(NAMESPACE).withName("stock-rw").delete();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThatThrownBy(() -> connect(service)).isInstanceOf(ConnectException.class);
                    assertThat(Files.readString(world.hosts().file())).doesNotContain("stock-rw");
                    assertThat(readyAddressesOf("stock-rw")).isEmpty();
                });
        pod.stop();
    }

    private static void createService(String name, String app) {
        world.client().resource(EmulatedServices.service(name, app, 5432).build()).create();
    }

    private static String clusterIpOf(String service) {
        return world.get(service).getSpec().getClusterIP();
    }

    private static List<String> readyAddressesOf(String service) {
        return world
                .client()
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
        try (var client = new Client(service)) {
            var line = client.line();
            return line == null ? "" : line;
        }
    }
}
