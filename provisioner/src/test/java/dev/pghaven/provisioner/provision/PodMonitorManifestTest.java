package dev.pghaven.provisioner.provision;

import static dev.pghaven.provisioner.provision.ProvisioningWorld.ORDERS;

import dev.pghaven.cnpg.Resources;
import dev.pghaven.testkit.Golden;
import org.junit.jupiter.api.Test;

class PodMonitorManifestTest {
    private final Golden golden = Golden.of(PodMonitorManifestTest.class);

    @Test
    void selectsEveryInstanceOfTheClusterAlone() {
        golden.assertMatches(
                "pod-monitor", Resources.toJson(PodMonitorManifest.forPrometheus(ORDERS)));
    }

    @Test
    void statesTheLimitsThatAzureWantsToHear() {
        golden.assertMatches(
                "pod-monitor-azure", Resources.toJson(PodMonitorManifest.forAzure(ORDERS)));
    }
}
