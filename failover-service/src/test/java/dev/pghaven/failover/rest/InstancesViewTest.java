package dev.pghaven.failover.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.failover.Replication;
import dev.pghaven.failover.Replication.Replica;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryInstances;
import dev.pghaven.operations.quarkus.rest.ProblemException;
import dev.pghaven.postgres.Answer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstancesViewTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryInstances instances = new InMemoryInstances();
    private Answer<Replication> answer =
            new Answer.Given<>(
                    new Replication(
                            "0/6000148",
                            List.of(
                                    new Replica("orders-2", "0/6000148", "streaming", "quorum"),
                                    new Replica("orders-3", "0/6000060", "catchup", "async"))));
    private final InstancesResource resource =
            new InstancesResource(clusters, instances, (cluster, database) -> answer);

    @BeforeEach
    void provision() {
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
    }

    @Test
    void eachInstanceIsToldWithItsLsnRoleStatusAndNode() {
        assertThat(rows())
                .containsExactly(
                        "orders-1 0/6000148 Primary OK aks-0",
                        "orders-2 0/6000148 Standby (quorum) OK aks-1",
                        "orders-3 0/6000060 Standby (async) catchup aks-2");
    }

    @Test
    void whoIsNotReadyOrNotHeardOfIsNotOk() {
        answer = new Answer.Given<>(new Replication("0/6000148", List.of()));
        instances.notReady("orders-3");

        assertThat(rows())
                .containsExactly(
                        "orders-1 0/6000148 Primary OK aks-0",
                        "orders-2 ? Standby does not stream aks-1",
                        "orders-3 ? Standby not ready aks-2");
    }

    @Test
    void whatKubernetesKnowsIsToldWhileThePrimaryDoesNotAnswer() {
        answer = new Answer.NotReady<>("it is starting up");

        assertThat(rows()).first().isEqualTo("orders-1 ? Primary OK aks-0");
        assertThat(view().path("unknown").asText()).isEqualTo("it is starting up");
    }

    @Test
    void aClusterThatIsNotThereIsNotFound() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resource.instances("shop", "nobody"))
                .satisfies(it -> assertThat(it.problem().status()).isEqualTo(404));
    }

    private List<String> rows() {
        var rows = new ArrayList<String>();
        view().path("instances").forEach(it -> rows.add(words(it)));
        return rows;
    }

    private static String words(JsonNode it) {
        return String.join(
                " ",
                it.path("name").asText(),
                it.path("lsn").asText("?"),
                it.path("role").asText(),
                it.path("status").asText(),
                it.path("node").asText());
    }

    private JsonNode view() {
        return Json.read(resource.instances("shop", "orders"), JsonNode.class);
    }
}
