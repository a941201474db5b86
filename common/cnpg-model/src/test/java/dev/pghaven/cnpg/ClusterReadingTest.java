package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterReadingTest {
    @Test
    void readsTheStatusAndIgnoresWhatWeDoNotSpeak() throws JsonProcessingException {
        var read =
                """
                {"apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster",
                 "metadata": {"name": "orders", "namespace": "shop", "uid": "u-1",
                              "managedFields": [{"manager": "m"}]},
                 "spec": {"instances": 2, "logLevel": "info", "monitoring": {"enablePodMonitor": false}},
                 "status": {
                   "phase": "Switchover in progress", "phaseReason": "Switching over to orders-2",
                   "instances": 2, "readyInstances": 1, "instanceNames": ["orders-1", "orders-2"],
                   "instancesStatus": {"healthy": ["orders-1"], "replicating": ["orders-2"]},
                   "instancesReportedState": {
                     "orders-1": {"isPrimary": true, "timeLineID": 4, "ip": "10.0.0.1"}},
                   "currentPrimary": "orders-1", "targetPrimary": "orders-2",
                   "currentPrimaryTimestamp": "2026-01-01T00:00:00.000000Z", "timelineID": 4,
                   "topology": {"instances": {"orders-1": {"zone": "1"}}, "nodesUsed": 2,
                                "successfullyExtracted": true},
                   "conditions": [{"type": "Ready", "status": "False",
                                   "reason": "ClusterIsNotReady", "message": "m",
                                   "lastTransitionTime": "2026-01-01T00:00:00Z"}],
                   "poolerIntegrations": {}}}
                """;
        var generic = new ObjectMapper().readValue(read, GenericKubernetesResource.class);

        var cluster = Resources.read(generic, Cluster.class);

        assertThat(cluster.metadata().getUid()).isEqualTo("u-1");
        assertThat(cluster.spec().instances()).isEqualTo(2);
        assertThat(cluster.status().targetPrimary()).isEqualTo("orders-2");
        assertThat(cluster.status().instancesStatus())
                .containsEntry("replicating", List.of("orders-2"));
        assertThat(cluster.status().instancesReportedState())
                .containsEntry("orders-1", new ClusterStatus.ReportedState(true, 4, "10.0.0.1"));
        assertThat(cluster.status().topology().nodesUsed()).isEqualTo(2);
        assertThat(cluster.status().conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.getType()).isEqualTo(ConditionType.READY);
                    assertThat(condition.getStatus()).isEqualTo("False");
                });
    }
}
