package dev.pghaven.cnpg;

import dev.pghaven.testkit.Golden;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodMonitorTest {
    @Test
    void saysWhatTheGoldenFileSays() {
        var selector =
                new LabelSelectorBuilder().addToMatchLabels(Labels.CLUSTER, "orders").build();
        var endpoints = List.of(new PodMonitor.Endpoint("metrics"));
        var monitor =
                PodMonitor.of(
                        PodMonitor.AZURE_GROUP,
                        Manifests.METADATA,
                        new PodMonitor.Spec(selector, endpoints, 63L, 511L, 1023L));

        Golden.of(PodMonitorTest.class)
                .assertMatches("podmonitor-azure", Resources.toJson(monitor));
    }
}
