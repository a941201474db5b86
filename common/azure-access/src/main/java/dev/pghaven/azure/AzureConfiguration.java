package dev.pghaven.azure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the AKS cluster is in Azure, and how a service logs in there. */
@ConfigMapping(prefix = "pghaven.azure")
public interface AzureConfiguration {
    Optional<String> subscriptionId();

    Optional<String> resourceGroup();

    Optional<String> aksCluster();

    /** For the name of an exposure. */
    Optional<String> region();

    /** Sovereign clouds have others. */
    @WithDefault("cloudapp.azure.com")
    String publicIpDomain();

    Optional<String> tenantId();

    /** Of the service's own identity. */
    Optional<String> clientId();

    Optional<Path> federatedTokenFile();

    @WithDefault("https://login.microsoftonline.com/")
    URI authorityHost();

    /** Entra knows its own hosts; an authority of another name must not be asked about there. */
    @WithDefault("true")
    boolean instanceDiscovery();

    @WithDefault("https://management.azure.com/")
    URI resourceManager();

    @WithDefault("30s")
    Duration timeout();
}
