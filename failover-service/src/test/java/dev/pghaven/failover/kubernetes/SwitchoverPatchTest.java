package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SwitchoverPatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:15:07.1234567Z");

    @Test
    void isWhatThePluginOfTheOperatorSends() {
        var patch = patch("True");

        assertThat(patch.at("/metadata/resourceVersion").asText()).isEqualTo("4711");
        assertThat(patch.at("/status/targetPrimary").asText()).isEqualTo("orders-2");
        assertThat(patch.at("/status/targetPrimaryTimestamp").asText())
                .isEqualTo("2026-11-22T04:15:07.123456Z");
        assertThat(patch.at("/status/phase").asText()).isEqualTo("Switchover in progress");
        assertThat(patch.at("/status/phaseReason").asText())
                .isEqualTo("Switching over to orders-2");
        assertThat(patch.path("status")).hasSize(5);
    }

    @Test
    void aListIsReplacedAsAWholeSoTheOtherConditionsAreInIt() {
        var conditions = patch("True").at("/status/conditions");

        assertThat(conditions).hasSize(2);
        assertThat(conditions.get(0).path("type").asText()).isEqualTo("ContinuousArchiving");
        assertThat(conditions.get(0).path("status").asText()).isEqualTo("True");
        assertThat(conditions.get(1).path("type").asText()).isEqualTo("Ready");
        assertThat(conditions.get(1).path("status").asText()).isEqualTo("False");
        assertThat(conditions.get(1).path("reason").asText()).isEqualTo("ClusterIsNotReady");
        assertThat(conditions.get(1).path("lastTransitionTime").asText())
                .isEqualTo("2026-11-22T04:15:07Z");
    }

    @Test
    void theMomentOfTheLastChangeStaysWhereNothingChanges() {
        assertThat(patch("False").at("/status/conditions/1/lastTransitionTime").asText())
                .isEqualTo("2026-11-01T00:00:00Z");
    }

    private static JsonNode patch(String ready) {
        return Json.read(SwitchoverPatch.of(cluster(ready), "orders-2", NOW), JsonNode.class);
    }

    private static Cluster cluster(String ready) {
        var yaml =
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {namespace: shop, name: orders, uid: uid-1, resourceVersion: "4711"}
                spec: {instances: 3}
                status:
                  phase: Cluster in healthy state
                  currentPrimary: orders-1
                  targetPrimary: orders-1
                  conditions:
                  - {type: Ready, status: "%s", reason: x, message: y, lastTransitionTime: "2026-11-01T00:00:00Z"}
                  - {type: ContinuousArchiving, status: "True", reason: x, message: y, lastTransitionTime: "2026-11-01T00:00:00Z"}
                """
                        .formatted(ready);
        return Resources.read(
                Serialization.unmarshal(yaml, GenericKubernetesResource.class), Cluster.class);
    }
}
