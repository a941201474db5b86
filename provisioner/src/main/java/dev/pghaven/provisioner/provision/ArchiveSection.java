package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.AzureCredentials;
import dev.pghaven.cnpg.BarmanObjectStore;
import dev.pghaven.cnpg.ClusterBackup;
import dev.pghaven.cnpg.ClusterSpecBuilder;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.cnpg.Plugin;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.contracts.spec.Compression;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.ProvisionerConfiguration.Backup.Credentials;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;

/** The archive: {@code spec.plugins} and the plugin's ObjectStore, or {@code spec.backup}. */
final class ArchiveSection {
    private final Provisioning it;
    private final Backup asked;
    private final Archive archive;
    private final Optional<Credentials> credentials;

    private ArchiveSection(Provisioning it, Archive archive, Optional<Credentials> credentials) {
        this.it = it;
        this.asked = it.spec().backup().orElseGet(Backup::defaults);
        this.archive = archive;
        this.credentials = credentials;
    }

    static void into(ClusterSpecBuilder spec, Provisioning it, Optional<Credentials> credentials) {
        it.archive()
                .map(archive -> new ArchiveSection(it, archive, credentials))
                .ifPresent(section -> section.into(spec));
    }

    /** Empty where the plugin does not archive. */
    static Optional<ObjectStore> objectStore(Provisioning it, Optional<Credentials> credentials) {
        return it.archive()
                .filter(archive -> archive.method() == BackupMethod.PLUGIN)
                .map(archive -> new ArchiveSection(it, archive, credentials).objectStore());
    }

    private void into(ClusterSpecBuilder spec) {
        switch (archive.method()) {
            case PLUGIN ->
                    spec.plugins(List.of(Plugin.archivingTo(OurNames.objectStore(it.cluster()))));
            case BARMAN_OBJECT_STORE ->
                    spec.backup(
                            new ClusterBackup(
                                    barman(),
                                    asked.retentionPolicy(),
                                    Json.toNode(asked.target()).asText()));
        }
    }

    private ObjectStore objectStore() {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(it.cluster().namespace())
                        .withName(OurNames.objectStore(it.cluster()))
                        .withLabels(OurLabels.of(it.cluster()))
                        .build();
        return ObjectStore.of(metadata, new ObjectStore.Spec(barman(), asked.retentionPolicy()));
    }

    private BarmanObjectStore barman() {
        return new BarmanObjectStore(
                archive.destination().toString(), azureCredentials(), null, wal(), data());
    }

    /** In the pods' service account, so nothing secret: no key, no signature. */
    private AzureCredentials azureCredentials() {
        return switch (credentials.orElseGet(this::usualCredentials)) {
            case MANAGED_IDENTITY -> AzureCredentials.ofManagedIdentity();
            case DEFAULT_AZURE_CREDENTIALS -> AzureCredentials.ofWhateverThePodFinds();
        };
    }

    /** The plugin looks for a node's identity where it is told of a managed one. */
    private Credentials usualCredentials() {
        return switch (archive.method()) {
            case PLUGIN -> Credentials.DEFAULT_AZURE_CREDENTIALS;
            case BARMAN_OBJECT_STORE -> Credentials.MANAGED_IDENTITY;
        };
    }

    private BarmanObjectStore.Wal wal() {
        return new BarmanObjectStore.Wal(
                word(asked.wal().compression()), asked.wal().maxParallel());
    }

    private BarmanObjectStore.Data data() {
        return new BarmanObjectStore.Data(
                word(asked.data().compression()),
                asked.data().jobs(),
                asked.data().immediateCheckpoint());
    }

    private static String word(Compression compression) {
        return compression == Compression.NONE ? null : Json.toNode(compression).asText();
    }
}
