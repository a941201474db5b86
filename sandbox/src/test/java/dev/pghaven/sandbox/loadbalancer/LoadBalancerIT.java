package dev.pghaven.sandbox.loadbalancer;

import static dev.pghaven.sandbox.loadbalancer.LoadBalancers.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.network.Client;
import dev.pghaven.sandbox.network.EchoServer;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections through a load balancer's address: where they lead, and whom they are for. */
class LoadBalancerIT {
    private static final Network NETWORK = new Network(218);
    private static final String FRIEND = "127.218.240.10";
    private static final String STRANGER = "127.218.241.10";
    private static final Duration SOON = Duration.ofSeconds(5);

    private static LoadBalancers azure;

    private EchoServer primary;
    private EchoServer replica;

    @BeforeAll
    static void start(@TempDir Path folder) {
        azure = new LoadBalancers(NETWORK, folder);
        azure.createPublicIp("pip");
        azure.services.createReadyPod("orders-1", "primary", "127.218.16.1");
        azure.services.createReadyPod("orders-2", "replica", "127.218.16.2");
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @BeforeEach
    void pods() throws IOException {
        primary = new EchoServer("orders-1", new HostPort("127.218.16.1", 5432));
        replica = new EchoServer("orders-2", new HostPort("127.218.16.2", 5432));
    }

    @AfterEach
    void tidy() throws Exception {
        azure.delete("rw");
        azure.delete("ro");
        await().atMost(SOON)
                .until(() -> azure.services.get("rw") == null && azure.services.get("ro") == null);
        azure.services.label("orders-1", "primary");
        azure.services.label("orders-2", "replica");
        primary.stop();
        replica.stop();
    }

    @Test
    void twoServicesShareOnePublicIp() throws IOException {
        expose("rw", "primary", 5432);
        expose("ro", "replica", 5433);

        var address = azure.publicIp("pip").address();
        assertThat(answerOf(new HostPort(address, 5432))).isEqualTo("orders-1");
        assertThat(answerOf(new HostPort(address, 5433))).isEqualTo("orders-2");
        assertThat(azure.eventsOf("rw"))
                .extracting("reason", "message")
                .contains(
                        tuple("EnsuringLoadBalancer", "Ensuring load balancer"),
                        tuple("EnsuredLoadBalancer", "Ensured load balancer"));
        assertThat(azure.services.get("rw").getMetadata().getFinalizers())
                .containsExactly("service.kubernetes.io/load-balancer-cleanup");
    }

    @Test
    void followsThePodsWithinATenthOfASecond() throws IOException {
        expose("rw", "primary", 5432);
        var endpoint = azure.endpointOf("rw");
        assertThat(answerOf(endpoint)).isEqualTo("orders-1");

        azure.services.label("orders-1", "replica");
        azure.services.label("orders-2", "primary");

        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofMillis(100))
                .until(() -> answerOf(endpoint).equals("orders-2"));
    }

    @Test
    void aSessionOutlivesThePromotionOfItsReplicaAndNotItsPod() throws IOException {
        azure.services.createReadyPod("orders-3", "replica-3", "127.218.16.3");
        expose("ro", "replica-3", 5433);
        try (var _ = new StoppedAtEnd(new EchoServer("orders-3", at("127.218.16.3")));
                var session = new Client(azure.endpointOf("ro"))) {
            session.line();
            azure.services.label("orders-3", "primary-3");
            assertThat(session.echo("promoted")).isEqualTo("promoted");

            azure.services.deletePod("orders-3");

            assertThatThrownBy(session::line).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aDeniedSourceHearsNothing() throws IOException {
        expose("rw", "primary", 5432, "127.218.240.0/24");
        var endpoint = azure.endpointOf("rw");

        assertThat(answerOf(endpoint, FRIEND)).isEqualTo("orders-1");
        assertThatThrownBy(() -> new Client(endpoint, STRANGER))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("onnect");
        assertThatThrownBy(() -> new Client(endpoint)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void otherRangesCloseNoConnection() throws IOException {
        expose("rw", "primary", 5432, "127.218.240.0/24");
        var endpoint = azure.endpointOf("rw");
        try (var staying = new Client(endpoint, FRIEND);
                var nowDenied = new Client(endpoint, "127.218.240.200")) {
            staying.line();
            nowDenied.line();

            azure.ranges("rw", FRIEND + "/32", "2001:db8::/64");
            await().atMost(SOON).until(() -> isDropped(endpoint, "127.218.240.201"));

            assertThat(staying.echo("still here")).isEqualTo("still here");
            assertThat(nowDenied.echo("stateful")).isEqualTo("stateful");
            assertThat(answerOf(endpoint, FRIEND)).isEqualTo("orders-1");
        }
        assertThat(azure.messagesOf("rw", "LoadBalancerSourceRanges"))
                .containsExactly("[127.218.240.0/24] -> [127.218.240.10/32 2001:db8::/64]");
    }

    @Test
    void anInvalidRangeDeniesEverybodyElse() throws IOException {
        expose("rw", "primary", 5432, "127.218.240.10/24");

        assertThat(azure.messagesOf("rw", "InvalidConfiguration"))
                .containsExactly(
                        "Found invalid spec.LoadBalancerSourceRanges [\"127.218.240.10/24\"],"
                                + " ignoring and adding a default DenyAll rule in security group.");
        var endpoint = azure.endpointOf("rw");
        assertThat(isDropped(endpoint, FRIEND)).isTrue();
        assertThat(isDropped(endpoint, STRANGER)).isTrue();
    }

    @Test
    void anIdleConnectionIsReset() throws IOException {
        azure.create(service("rw", "primary", 5432, Map.of("pip-name", "pip")));
        awaitIngress("rw");
        try (var session = new Client(azure.endpointOf("rw"))) {
            session.line();

            assertThatThrownBy(session::line).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void withoutResetsAnIdleConnectionIsForgotten() throws IOException {
        azure.create(
                service(
                        "rw",
                        "primary",
                        5432,
                        Map.of("pip-name", "pip", "load-balancer-disable-tcp-reset", "true")));
        awaitIngress("rw");
        try (var session = new Client(azure.endpointOf("rw"))) {
            session.line();
            session.waitAtMost(LoadBalancers.MINUTE.multipliedBy(6));

            assertThatThrownBy(session::line).isInstanceOf(SocketTimeoutException.class);
            session.say("is anybody there?");
            assertThatThrownBy(session::line).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void deletionFreesTheFrontendBeforeTheObjectGoes() throws IOException {
        expose("rw", "primary", 5432);
        var endpoint = azure.endpointOf("rw");

        azure.delete("rw");
        await().atMost(SOON).until(() -> azure.services.get("rw") == null);

        assertThatThrownBy(() -> new Client(endpoint)).isInstanceOf(ConnectException.class);
        assertThat(azure.publicIp("pip").allocatedTo()).isEmpty();
        assertThat(azure.eventsOf("rw"))
                .extracting("message")
                .contains("Deleting load balancer", "Deleted load balancer");
    }

    private static void expose(String name, String app, int port, String... ranges) {
        azure.create(
                service(
                                name,
                                app,
                                port,
                                Map.of("pip-name", "pip", "load-balancer-tcp-idle-timeout", "30"))
                        .editSpec()
                        .withLoadBalancerSourceRanges(ranges)
                        .endSpec());
        awaitIngress(name);
    }

    private static void awaitIngress(String name) {
        await().atMost(SOON).until(() -> azure.ingressOf(name).isPresent());
    }

    private static HostPort at(String pod) {
        return new HostPort(pod, 5432);
    }

    private static String answerOf(HostPort endpoint) {
        return answerOf(endpoint, "0.0.0.0");
    }

    /** Empty where nobody answers. */
    private static String answerOf(HostPort endpoint, String from) {
        try (var client = new Client(endpoint, from)) {
            var line = client.line();
            return line == null ? "" : line;
        } catch (IOException refusedOrReset) {
            return "";
        }
    }

    private static boolean isDropped(HostPort endpoint, String from) throws IOException {
        try (var client = new Client(endpoint, from)) {
            client.line();
            return false;
        } catch (SocketTimeoutException nothingCame) {
            return true;
        }
    }

    private record StoppedAtEnd(EchoServer pod) implements AutoCloseable {
        @Override
        public void close() {
            try {
                pod.stop();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
