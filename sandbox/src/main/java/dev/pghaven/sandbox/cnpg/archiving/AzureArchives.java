package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.blobs.PodIdentity;
import dev.pghaven.sandbox.blobs.PodStorage;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.identity.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Archives in Azure Blob Storage, opened with the pod's workload identity. */
public record AzureArchives(KubernetesClient client, PodStorage storage) implements Archives {

    @Override
    public ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server)
            throws IOException {
        var azure = store.azureCredentials();
        if (azure == null || !azure.usesIdentity()) {
            throw new IOException(
                    "the storage account takes identities only, neither keys nor SAS");
        }
        return storage.archive(identity(pod), store.destinationPath(), server);
    }

    private PodIdentity identity(PodAccount pod) {
        var account = new ServiceAccount(pod.namespace(), pod.serviceAccount());
        return PodIdentity.of(account, pod.labels(), annotations(account));
    }

    private Map<String, String> annotations(ServiceAccount account) {
        return Optional.ofNullable(
                        client.serviceAccounts()
                                .inNamespace(account.namespace())
                                .withName(account.name())
                                .get())
                .map(it -> it.getMetadata().getAnnotations())
                .orElse(Map.of());
    }
}
