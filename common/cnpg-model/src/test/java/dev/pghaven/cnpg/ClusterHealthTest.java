package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterHealthTest {
    private final Map<String, Object> status =
            new HashMap<>(
                    Map.of(
                            "phase", "Cluster in healthy state",
                            "readyInstances", 3,
                            "currentPrimary", "orders-1",
                            "targetPrimary", "orders-1"));

    @Test
    void isHealthyWhenAllInstancesAreReadyAndThePrimaryIsTheOneWanted() {
        assertThat(health()).isEqualTo(new ClusterHealth.Healthy("orders-1"));
    }

    @Test
    void isNotHealthyWhileAnInstanceIsMissing() {
        status.put("readyInstances", 2);

        assertThat(health()).isInstanceOf(ClusterHealth.Progressing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "orders-2"})
    void isNotHealthyWhileAnotherPrimaryIsWanted(String target) {
        status.put("targetPrimary", target);

        assertThat(health()).isInstanceOf(ClusterHealth.Progressing.class);
    }

    @Test
    void aClusterThatTheOperatorHasNotSeenIsProgressing() {
        status.clear();

        assertThat(health()).isInstanceOf(ClusterHealth.Progressing.class);
    }

    @Test
    void aPhaseThatOnlyANewerOperatorKnowsIsProgressing() {
        status.put("phase", "Contemplating");
        status.put("phaseReason", "deeply");

        assertThat(health()).isEqualTo(new ClusterHealth.Progressing("Contemplating", "deeply"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {
                "WAITING_FOR_USER",
                "INVALID_DEFINITION",
                "UNRECOVERABLE",
                "INVALID_IMAGE_CATALOG",
                "MISSING_ARCHITECTURE"
            })
    void somePhasesNeedAPerson(Phase phase) {
        status.put("phase", phase.text());
        status.put("phaseReason", "because");

        assertThat(health()).isEqualTo(new ClusterHealth.Unrecoverable(phase.text(), "because"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "HEALTHY",
                "WAITING_FOR_USER",
                "INVALID_DEFINITION",
                "UNRECOVERABLE",
                "INVALID_IMAGE_CATALOG",
                "MISSING_ARCHITECTURE"
            })
    void theOthersPassByThemselves(Phase phase) {
        status.put("phase", phase.text());

        assertThat(health()).isEqualTo(new ClusterHealth.Progressing(phase.text(), ""));
    }

    private ClusterHealth health() {
        var resource = new GenericKubernetesResource();
        resource.setAdditionalProperty("spec", Map.of("instances", 3));
        resource.setAdditionalProperty("status", status);
        return ClusterHealth.of(Resources.read(resource, Cluster.class));
    }
}
