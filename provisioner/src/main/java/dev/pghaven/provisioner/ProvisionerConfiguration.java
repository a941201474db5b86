package dev.pghaven.provisioner;

import dev.pghaven.azure.DestinationPath;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the provisioner must be told about its surroundings. */
@ConfigMapping(prefix = "pghaven.provisioner")
public interface ProvisionerConfiguration {
    /** How often a step looks again while it waits for Kubernetes. */
    @WithDefault("2s")
    Duration pollInterval();

    /** How long a new cluster may take until all its instances are ready. */
    @WithDefault("30m")
    Duration healthyWithin();

    WorkloadIdentity workloadIdentity();

    Backup backup();

    /** Where clusters are archived, unless a request says otherwise. */
    interface Backup {
        /** A container, or a folder of it; without it only clusters that name one are archived. */
        Optional<DestinationPath> destinationPath();

        /** How Barman logs in to Azure; what suits the way of archiving when absent. */
        Optional<Credentials> credentials();

        /** How long the first closed segment of WAL may take to the archive. */
        @WithDefault("10m")
        Duration archivedWithin();

        /** What Barman looks for in a pod. */
        enum Credentials {
            MANAGED_IDENTITY,
            DEFAULT_AZURE_CREDENTIALS
        }
    }

    /** The Azure identity of the instances, unless a request names another. */
    interface WorkloadIdentity {
        /** Name of the user assigned identity; without it instances get none. */
        Optional<String> name();

        /** That of the AKS cluster when absent. */
        Optional<String> resourceGroup();

        /** A service account for all clusters of a namespace; one per cluster when absent. */
        Optional<String> serviceAccountName();
    }
}
