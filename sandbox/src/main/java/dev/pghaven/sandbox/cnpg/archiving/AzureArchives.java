package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Archives in Azure Blob Storage, opened with the pod's workload identity. */
public record AzureArchives(KubernetesClient client, EntraEndpoint entra, BlobStorage storage)
        implements Archives {

    /** As Barman's tools are programs that start anew each time, no token is kept. */
    @Override
    public ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server) {
        var azure = store.azureCredentials();
        if (azure == null || !azure.usesIdentity()) {
            throw new IllegalArgumentException(
                    "the sandbox's storage account has no keys that one could log in with");
        }
        var destination = Destination.parse(store.destinationPath());
        var blobs =
                storage.container(
                        destination.account(),
                        destination.container(),
                        new WorkloadIdentity(client, entra, pod));
        return ArchiveLocation.of(blobs, destination.folder(), server);
    }
}
