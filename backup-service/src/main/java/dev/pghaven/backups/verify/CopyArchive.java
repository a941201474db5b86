package dev.pghaven.backups.verify;

import dev.pghaven.backups.VerificationConfiguration.Credentials;
import dev.pghaven.cnpg.AzureCredentials;
import dev.pghaven.cnpg.BarmanObjectStore;
import dev.pghaven.cnpg.ExternalCluster;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.cnpg.Plugin;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;

/** The source's archive as the copy reads it, by the plugin or by the operator's own Barman. */
final class CopyArchive {
    static final String NAME = "source";

    private CopyArchive() {}

    static ObjectStore objectStore(Copy copy, Source source, Optional<Credentials> credentials) {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(copy.ref().namespace())
                        .withName(copy.objectStore())
                        .withLabels(copy.labels())
                        .build();
        // Without a retention policy: nothing is ever deleted from here.
        return ObjectStore.of(metadata, new ObjectStore.Spec(store(source, credentials), null));
    }

    static ExternalCluster externalCluster(
            Copy copy, Source source, Optional<Credentials> credentials) {
        var server = source.archive().server();
        return switch (source.archive().method()) {
            case PLUGIN -> ExternalCluster.readBy(Plugin.reading(copy.objectStore(), server), NAME);
            case BARMAN_OBJECT_STORE ->
                    ExternalCluster.readByOperator(
                            store(source, credentials).ofServer(server), NAME);
        };
    }

    private static BarmanObjectStore store(Source source, Optional<Credentials> credentials) {
        return BarmanObjectStore.at(
                source.archive().destination().toString(),
                switch (credentials.orElseGet(() -> usual(source))) {
                    case MANAGED_IDENTITY -> AzureCredentials.ofManagedIdentity();
                    case DEFAULT_AZURE_CREDENTIALS -> AzureCredentials.ofWhateverThePodFinds();
                });
    }

    /** The plugin looks for a node's identity where it is told of a managed one. */
    private static Credentials usual(Source source) {
        return switch (source.archive().method()) {
            case PLUGIN -> Credentials.DEFAULT_AZURE_CREDENTIALS;
            case BARMAN_OBJECT_STORE -> Credentials.MANAGED_IDENTITY;
        };
    }
}
