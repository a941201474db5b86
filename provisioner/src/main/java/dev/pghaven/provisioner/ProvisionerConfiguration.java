package dev.pghaven.provisioner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
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

    Operator operator();

    WorkloadIdentity workloadIdentity();

    Azure azure();

    Postgres postgres();

    /** The CNPG operator. */
    interface Operator {
        /** Where its Deployment is. */
        @WithDefault("cnpg-system")
        String namespace();

        /**
         * Its release, where the Deployment may not be read; found by its image's tag otherwise.
         */
        Optional<OperatorVersion> version();

        /** Older releases are refused. */
        @WithDefault("1.23.0")
        OperatorVersion oldest();
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

    /** Where the AKS cluster is in Azure, and how the provisioner logs in there. */
    interface Azure {
        Optional<String> subscriptionId();

        Optional<String> resourceGroup();

        Optional<String> aksCluster();

        /** For the name of a planned exposure. */
        Optional<String> region();

        /** Sovereign clouds have others. */
        @WithDefault("cloudapp.azure.com")
        String publicIpDomain();

        Optional<String> tenantId();

        /** Of the provisioner's own identity. */
        Optional<String> clientId();

        Optional<Path> federatedTokenFile();

        @WithDefault("https://login.microsoftonline.com/")
        URI authorityHost();

        /**
         * Entra knows its own hosts; an authority of another name must not be asked about there.
         */
        @WithDefault("true")
        boolean instanceDiscovery();

        @WithDefault("https://management.azure.com/")
        URI resourceManager();

        @WithDefault("30s")
        Duration timeout();
    }

    /** Connections to the databases. */
    interface Postgres {
        @WithDefault("5432")
        int port();

        @WithDefault("5s")
        Duration connectTimeout();

        /** Longer than a commit may wait for its standby. */
        @WithDefault("15s")
        Duration socketTimeout();
    }
}
