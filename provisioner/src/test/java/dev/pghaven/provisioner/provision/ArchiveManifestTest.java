package dev.pghaven.provisioner.provision;

import static dev.pghaven.provisioner.provision.ProvisioningWorld.OPERATION;
import static dev.pghaven.provisioner.provision.ProvisioningWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pghaven.azure.DestinationPath;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.ProvisionerConfiguration.Backup.Credentials;
import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveManifestTest {
    private static final ClusterSpec ASKED =
            Specs.of(
                    """
                    {"storage": {"size": "8Gi"},
                     "backup": {"retentionPolicy": "4w", "target": "primary",
                                "wal": {"compression": "none", "maxParallel": 4},
                                "data": {"compression": "snappy", "immediateCheckpoint": true}}}
                    """);

    private final Golden golden = Golden.of(ArchiveManifestTest.class);

    @ParameterizedTest
    @CsvSource({
        "defaults, PLUGIN, 1.27.0",
        "defaults, PLUGIN, 1.30.0",
        "asked, PLUGIN, 1.30.0",
        "defaults, BARMAN_OBJECT_STORE, 1.23.1",
        "defaults, BARMAN_OBJECT_STORE, 1.27.0",
        "defaults, BARMAN_OBJECT_STORE, 1.30.0",
        "asked, BARMAN_OBJECT_STORE, 1.23.1"
    })
    void saysInTheClusterWhatTheGoldenFileSays(String name, BackupMethod method, String version) {
        var manifest = cluster(state(name, method, version));

        golden.assertMatches(
                "archive-%s-%s".formatted(name, Json.toNode(method).asText()), section(manifest));
        assertThat(CrdSchemas.orSkip().faults("clusters", version, manifest)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"defaults", "asked"})
    void saysInTheObjectStoreWhatTheGoldenFileSays(String name) {
        var it = state(name, BackupMethod.PLUGIN, "1.30.0");
        var manifest =
                Resources.toJson(ArchiveSection.objectStore(it, Optional.empty()).orElseThrow());

        golden.assertMatches("object-store-" + name, manifest);
        assertThat(CrdSchemas.orSkip().faults("objectstores", "0.14.0", manifest)).isEmpty();
    }

    @Test
    void logsInAsConfigured() {
        var it = state("defaults", BackupMethod.PLUGIN, "1.30.0");
        var store = ArchiveSection.objectStore(it, Optional.of(Credentials.MANAGED_IDENTITY));

        assertThat(store.orElseThrow().spec().configuration().azureCredentials())
                .isEqualTo(dev.pghaven.cnpg.AzureCredentials.ofManagedIdentity());
    }

    private static JsonNode cluster(Provisioning it) {
        return Resources.toJson(ClusterManifest.of(it, List.of(), Optional.empty()));
    }

    /** Only what is about the archive. */
    private static JsonNode section(JsonNode manifest) {
        var section = JsonNodeFactory.instance.objectNode();
        section.set("plugins", manifest.at("/spec/plugins"));
        section.set("backup", manifest.at("/spec/backup"));
        section.properties().removeIf(it -> it.getValue().isMissingNode());
        return section;
    }

    private static Provisioning state(String name, BackupMethod method, String version) {
        var place = DestinationPath.parse("https://account.blob.core.windows.net/backups");
        return new Provisioning(
                OPERATION,
                ORDERS,
                name.equals("asked") ? ASKED : ProvisioningWorld.SPEC,
                Optional.of(OperatorVersion.of(version)),
                Optional.empty(),
                Optional.of(new Archive(place, "orders", method)),
                Optional.empty());
    }
}
