package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.testkit.SharedSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clusters that archive to real blobs, with nobody's key. */
class ClusterArchiveIT {
    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("provisioner");

    private static Wire wire;

    @BeforeAll
    static void start() {
        wire = new Wire(SANDBOX.process().endpoint("/kafka/bootstrapServers"));
        Assumptions.assumeTrue(
                SANDBOX.process().hasBlobStorage(),
                "Azurite is not installed; ./pghaven test installs it");
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void archivesByPluginAndRefusesTheSamePlaceAfterwards() {
        var place = SANDBOX.process().endpoint("/blobs/destinationPath");

        var provisioned = wire.await("ClusterProvisioned", provision("kept", "{}"));
        assertThat(provisioned.at("/spec/backup/destinationPath").asText()).isEqualTo(place);
        assertThat(provisioned.at("/spec/backup/method").asText()).isEqualTo("plugin");

        wire.await("ClusterRemoved", wire.remove("vault/kept"));
        var failed = wire.await("ProvisioningFailed", provision("kept", "{}"));
        assertThat(failed.path("step").asText()).isEqualTo("check-archive-is-empty");
        assertThat(failed.path("reason").asText())
                .contains(place + "/kept is in use")
                .contains("kept/wals/");
    }

    @Test
    void archivesByTheOperatorWhereAsked() {
        var request = provision("in-tree", "{\"method\": \"barmanObjectStore\"}");

        assertThat(wire.await("ClusterProvisioned", request).at("/spec/backup/method").asText())
                .isEqualTo("barmanObjectStore");
    }

    @Test
    void refusesAContainerThatNobodyMade() {
        var nowhere = SANDBOX.process().endpoint("/blobs/url") + "/nowhere";

        var request = provision("lost", "{\"destinationPath\": \"%s\"}".formatted(nowhere));

        var failed = wire.await("ProvisioningFailed", request);
        assertThat(failed.path("step").asText()).isEqualTo("check-archive-is-empty");
        assertThat(failed.path("reason").asText()).contains("no container nowhere");
    }

    private static String provision(String name, String backup) {
        return wire.request(
                "ProvisionCluster",
                "vault/" + name,
                """
                {"cluster": "vault/%s",
                 "spec": {"instances": 1, "storage": {"size": "2Gi"}, "backup": %s}}
                """
                        .formatted(name, backup));
    }
}
