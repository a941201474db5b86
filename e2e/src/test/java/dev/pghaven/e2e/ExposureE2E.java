package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients out on the Internet meet of one cluster that is exposed, whatever happens to it. */
@ExtendWith(OnStage.class)
@TestMethodOrder(OrderAnnotation.class)
class ExposureE2E {
    private static final String IN_RECOVERY = "select pg_is_in_recovery()";
    private static final String WHO = "select system_identifier::text from pg_control_system()";

    private static final String ADDRESS = "select host(inet_server_addr())";
    private static final String BACKEND = "select pg_backend_pid()";
    private static final String INSTANCE_ROLE = "cnpg.io/instanceRole";
    private static final String BRISK_LEASE =
            "{\"spec\": {\"primaryLease\": {\"leaseDurationSeconds\": 1, \"retryPeriodSeconds\": 1}}}";
    private static final String ELSEWHERE =
            "\"publicIp\": {\"name\": \"pip-elsewhere\", \"resourceGroup\": \"rg-elsewhere\"}";
    private static final String[] PROMISES = {
        "reachable from inside",
        "reachable from office",
        "certificate from inside",
        "certificate from office",
        "role from inside",
        "write from inside",
        "denial from stranger",
        "name from inside",
        "service from inside",
        "instances from inside",
        "public-ip from azure"
    };

    /** Longer than the service's own, and than an election on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Stage stage;
    private static SourceCluster orders;
    private static SourceCluster stock;
    private static Exposures exposures;
    private static Facts.Said provisioned;
    private static Facts.Said exposed;
    private static Endpoint readWrite;
    private static Endpoint readOnly;
    private static Client office;

    @BeforeAll
    static void expose(Stage given) {
        stage = given;
        orders =
                SourceCluster.ask(
                        stage,
                        "market/orders",
                        2,
                        "\"exposure\": %s,"
                                .formatted(BriskExposure.of(stage.client(OutsideProber.ADMITTED))));
        stock = SourceCluster.ask(stage, "market/stock", 1, "");
        stage.startExposureService(BriskExposure.SETTINGS);
        provisioned = orders.awaitProvisioned();
        exposed = orders.awaitAnswer("ClusterExposed", "ExposureFailed");
        stock.awaitProvisioned();
        exposures = new Exposures(stage, orders);
        readWrite = Endpoint.of(exposed, "read-write");
        readOnly = Endpoint.of(exposed, "read-only");
        office = exposures.application(stage.client(OutsideProber.ADMITTED));
    }

    @AfterAll
    static void close() {
        stock.close();
        orders.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    @Test
    void aClusterWhoseSpecSaysWhoMayComeInIsExposedByItself() {
        assertThat(exposed.cause()).isEqualTo(provisioned.id());
        assertThat(readWrite.host())
                .isEqualTo("market-orders.%s.cloudapp.azure.com".formatted(region()));
        assertThat(readWrite.port()).isEqualTo(5432);
        assertThat(readOnly.port()).isEqualTo(5433);
        assertThat(readOnly.address()).isEqualTo(readWrite.address());

        assertThat(office.ask(readWrite, IN_RECOVERY)).isEqualTo("f");
        assertThat(office.ask(readOnly, IN_RECOVERY)).isEqualTo("t");
        assertThat(office.at(stage.client(OutsideProber.DENIED)).isLetIn(readWrite)).isFalse();
    }

    private static String region() {
        return stage.sandbox().endpoint("/azure/region");
    }

    /** It has the same labels but for the cluster's name. */
    @Test
    void anotherClusterOfTheNamespaceIsNeverReached() {
        assertThat(exposures.pods(readWrite)).hasSize(1).allMatch(it -> it.startsWith("orders-"));
        assertThat(exposures.pods(readOnly)).hasSize(1).allMatch(it -> it.startsWith("orders-"));

        var source = orders.owner().ask(WHO);
        assertThat(stock.owner().ask(WHO)).isNotEqualTo(source);
        assertThat(IntStream.range(0, 20))
                .allSatisfy(round ->
                        assertThat(office.ask(round % 2 == 0 ? readWrite : readOnly, WHO))
                                .isEqualTo(source));
    }

    /** All instances of the namespace that are primaries would be behind it. */
    @Test
    void aSelectorThatNamesNoClusterIsToldOnceAndSoIsItsEnd() {
        var broken =
                changed(
                        readWrite,
                        it -> it.getSpec().setSelector(Map.of(INSTANCE_ROLE, "primary")),
                        ExposureE2E::nothingMore);

        assertThat(broken.get("service from inside"))
                .isEqualTo(
                        "selector {cnpg.io/cluster=orders, cnpg.io/instanceRole=primary, cnpg.io/podRole=instance}"
                                + " is selector {cnpg.io/instanceRole=primary}");
    }

    @Test
    void aSelectorOfReplicasIsToldWithTheRoleThatClientsMeet() {
        var broken =
                changed(
                        readWrite,
                        it -> it.getSpec().getSelector().put(INSTANCE_ROLE, "replica"),
                        () ->
                                await("the role")
                                        .until(() ->
                                                Exposures.verdicts(
                                                                exposures.contract(readWrite),
                                                                "broken")
                                                        .contains("role from inside")));

        assertThat(broken).containsKey("service from inside");
    }

    @Test
    void aSourceThatSomebodyLetsInIsToldAndIsSeenFromThere() {
        var stranger = office.at(stage.client(OutsideProber.DENIED));
        var broken =
                changed(
                        readOnly,
                        it ->
                                it.getSpec()
                                        .getLoadBalancerSourceRanges()
                                        .add(stranger.address() + "/32"),
                        () ->
                                await("the stranger")
                                        .until(() ->
                                                Exposures.verdicts(
                                                                exposures.contract(readOnly),
                                                                "broken")
                                                        .contains("denial from stranger")));

        assertThat(broken.get("service from inside"))
                .startsWith("source ranges [")
                .contains(stranger.address());
    }

    /** Answers what was told to be broken: expected "is" found. */
    private static Map<String, String> changed(
            Endpoint endpoint, Consumer<Service> change, Runnable look) {
        exposures.awaitKept(endpoint);
        var spec = exposures.service(endpoint).getSpec();
        var news = ContractNews.of(stage, orders);

        var changedAt = Instant.now();
        exposures.edit(endpoint, change);
        var told = news.await(1);
        assertThat(Duration.between(changedAt, told.at())).isLessThan(BriskExposure.INTERVAL);
        look.run();

        exposures.edit(endpoint, it -> it.setSpec(spec));
        news.await(2);
        assertThat(news.told())
                .containsExactly(
                        ContractNews.BROKEN + " " + endpoint.role(),
                        ContractNews.RESTORED + " " + endpoint.role());
        return Exposures.differences(told.data().path("broken"));
    }

    private static void nothingMore() {}

    @Test
    void aFailoverBreaksNoPromiseAndSessionsOnThePromotedReplicaLiveOn() throws SQLException {
        orders.patch(BRISK_LEASE);
        exposures.awaitKept(readWrite);
        var news = ContractNews.of(stage, orders);
        var old = orders.primary();
        try (var session = office.connect(readOnly)) {
            var promoted = Client.ask(session, ADDRESS);
            stage.kubernetes().resource(old).withGracePeriod(1).delete();

            await("the new primary behind the endpoint")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> office.ask(readWrite, ADDRESS).equals(promoted));
            assertThat(office.ask(readWrite, IN_RECOVERY)).isEqualTo("f");
            assertThat(Client.ask(session, IN_RECOVERY)).isEqualTo("f");
        }
        exposures.awaitKept(readWrite);
        exposures.awaitKept(readOnly);
        assertThat(orders.primary().getMetadata().getName())
                .isNotEqualTo(old.getMetadata().getName());
        assertThat(news.told()).isEmpty();
    }

    @Test
    void oneMoreSourceRangeKeepsConnectionsAndLetsTheNewClientIn() throws SQLException {
        var branch = office.at(stage.client(20));
        assertThat(branch.isLetIn(readWrite)).isFalse();
        try (var session = office.connect(readWrite)) {
            var backend = Client.ask(session, BACKEND);
            var operation = exposures.expose(BriskExposure.of(office.address(), branch.address()));
            var answer = exposures.awaitEndOf(operation);

            assertThat(answer.name()).as(answer.toString()).isEqualTo("ClusterExposed");
            await("the new client").until(() -> branch.isLetIn(readWrite));
            assertThat(Client.ask(session, BACKEND)).isEqualTo(backend);
        }
    }

    /** The documented one, with the names of this cluster. */
    @Test
    void aPersonExposesAClusterAndIsToldWhere() {
        var commandLine = new CommandLine(stage, orders);
        var line =
                commandLine
                        .documented("expose")
                        .getFirst()
                        .replace("--dns-label pg-primary", "--dns-label market-orders")
                        .replace("203.0.113.0/24", office.address() + "/32");

        assertThat(commandLine.run(line).succeeded().out())
                .contains("ClusterExposed", "read-write at %s:5432".formatted(readWrite.host()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefusedAndNothingIsHalfExposed(String what, String place, String reason) {
        var half = new Exposures(stage, stock);
        var answer = half.awaitEndOf(half.expose(BriskExposure.at(place, office.address())));

        assertThat(answer.name()).as(what).isEqualTo("ExposureFailed");
        assertThat(answer.text("reason")).contains(reason);
        assertNothingIsExposed(half);
    }

    static Stream<Arguments> isRefusedAndNothingIsHalfExposed() {
        return Stream.of(
                Arguments.of(
                        "no public IP of that name",
                        "\"publicIp\": {\"name\": \"pip-nowhere\"}, \"dnsLabel\": \"market-stock\"",
                        "there is no public IP pip-nowhere in resource group MC_"),
                Arguments.of(
                        "one of another resource group",
                        "\"publicIp\": {\"name\": \"pip-elsewhere\"}, \"dnsLabel\": \"market-stock\"",
                        "there is one in rg-elsewhere: name it as publicIp.resourceGroup"),
                Arguments.of(
                        "one that a NAT gateway has",
                        "\"publicIp\": {\"name\": \"pip-occupied\"}, \"dnsLabel\": \"market-stock\"",
                        "public IP pip-occupied is in use by"),
                Arguments.of(
                        "a DNS label of another public IP",
                        ELSEWHERE + ", \"dnsLabel\": \"market-orders\"",
                        "dnsLabel market-orders is in use (DnsRecordInUse): public IP pip-pghaven"),
                Arguments.of(
                        "a port of another Service",
                        "\"publicIp\": {\"name\": \"pip-pghaven\"}",
                        "port 5432 of public IP pip-pghaven is in use by Service market/orders-rw-external"));
    }

    @Test
    void anIngressThatNeverComesIsGivenUpAndTakenBack() {
        stage.fault("loadbalancer", "{\"stopped\": true}");
        var half = new Exposures(stage, stock);
        var operation =
                half.expose(
                        BriskExposure.at(
                                ELSEWHERE + ", \"dnsLabel\": \"market-stock\"", office.address()));
        await("the end of patience")
                .atMost(PATIENCE)
                .until(() -> half.stepOf(operation).equals("take-back-endpoints"));
        stage.allIsWellAgain();

        var answer = half.awaitEndOf(operation);
        assertThat(answer.name()).isEqualTo("ExposureFailed");
        assertThat(answer.text("step")).isEqualTo("await-read-write-address");
        assertThat(answer.text("reason")).contains("stock-rw-external has no address yet");
        assertNothingIsExposed(half);
    }

    private static void assertNothingIsExposed(Exposures half) {
        assertThat(half.loadBalancers()).isEmpty();
        assertThat(half.endpoints().code()).isEqualTo(404);
    }

    @Test
    void theEndpointsAreShownWithEachPromiseAndWhoSawIt() {
        exposures.awaitKept(readWrite);

        var shown = exposures.endpoints();
        assertThat(shown.code()).isEqualTo(200);
        assertThat(shown.json().path("cluster").asText()).isEqualTo(orders.ref());
        assertThat(shown.json().path("endpoints")).hasSize(2);
        assertThat(Exposures.verdicts(exposures.contract(readWrite), "kept")).contains(PROMISES);
    }

    @Test
    void aCheckThatSomebodyAsksForAnswersWithEachPromise() {
        exposures.awaitKept(readOnly);
        var checked =
                exposures.awaitEndOf(exposures.check(), "EndpointsChecked", "EndpointCheckFailed");

        assertThat(checked.name()).as(checked.toString()).isEqualTo("EndpointsChecked");
        assertThat(checked.data().path("endpoints"))
                .hasSize(2)
                .allSatisfy(it -> {
                    assertThat(Exposures.verdicts(it, "kept")).contains(PROMISES);
                    assertThat(Exposures.verdicts(it, "broken")).isEmpty();
                });
    }

    @Test
    void aBodyThatBreaksRulesIsAnsweredWithEachFieldAndItsRule() {
        var answer =
                exposures.put(
                        """
                        {"publicIp": {"name": "pip-pghaven"}, "dnsLabel": "Orders", "idleTimeout": "PT1M",
                         "sourceRanges": ["203.0.113.0/24", "203.0.113.7/32"]}
                        """);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(Exposures.violations(answer))
                .containsOnlyKeys(
                        "exposure.dnsLabel", "exposure.idleTimeout", "exposure.sourceRanges[1]")
                .containsEntry("exposure.idleTimeout", "must be whole minutes from PT4M to PT30M")
                .containsEntry(
                        "exposure.sourceRanges[1]",
                        "must not overlap sourceRanges[0], which is 203.0.113.0/24");
    }

    /** After all that happened above; a password that is let out on purpose shows that it looks. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void noSecretOfAClusterIsInATopicALogAMetricOrTheStore() throws Exception {
        var secrets = Canaries.of(stage.kubernetes());
        assertThat(secrets).contains(orders.owner().password(), stock.pghaven().password());
        var leaks = new Leaks(stage.sandbox(), stage.management(), secrets);

        try (var planted = PlantedLeaks.of(stage.sandbox(), orders.owner().password())) {
            assertThat(leaks.places()).isEqualTo(planted.places());
        }
    }

    @Test
    void whatAlertsAndDashboardsReadIsThere() {
        stage.failoverService();

        // Each look of a service at its store and at Kubernetes adds some.
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(MonitoredMetrics.exposedBy(stage.management()))
                                .containsAll(MonitoredMetrics.read()));
        assertThat(MonitoredMetrics.read()).hasSizeGreaterThan(20);
    }

    /** What is free can be had by the next. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aRemovalConcealsFirstAndFreesTheAddress() {
        assertThat(office.meetsSomebody(readWrite)).isTrue();
        var steps = orders.remove();

        assertThat(steps).containsSubsequence("note-cluster", "remove-endpoints", "delete-cluster");
        assertThat(exposures.loadBalancers()).isEmpty();
        assertThat(office.meetsSomebody(readWrite)).isFalse();
        await("its endpoints are forgotten").until(() -> exposures.endpoints().code() == 404);

        var next = new Exposures(stage, stock);
        var answer = next.awaitEndOf(next.expose(BriskExposure.of(office.address())));
        assertThat(answer.name()).as(answer.toString()).isEqualTo("ClusterExposed");
        assertThat(Endpoint.of(answer, "read-write").address()).isEqualTo(readWrite.address());
    }
}
