package dev.pghaven.azure;

import com.azure.resourcemanager.containerservice.fluent.models.ManagedClusterInner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The issuer of this AKS cluster's service account tokens; it never changes, so it is asked once.
 */
@ApplicationScoped
class OidcIssuer {
    private final Arm arm;
    private final AzureConfiguration config;
    private final AtomicReference<String> known = new AtomicReference<>();

    OidcIssuer(Arm arm, AzureConfiguration config) {
        this.arm = arm;
        this.config = config;
    }

    String url() {
        return Optional.ofNullable(known.get()).orElseGet(this::ask);
    }

    private String ask() {
        var subscription = AzureKeys.required("subscription-id", config.subscriptionId());
        var group = AzureKeys.required("resource-group", config.resourceGroup());
        var name = AzureKeys.required("aks-cluster", config.aksCluster());
        var cluster =
                arm.containers(subscription)
                        .serviceClient()
                        .getManagedClusters()
                        .getByResourceGroup(group, name);
        known.set(issuerOf(cluster));
        return known.get();
    }

    private static String issuerOf(ManagedClusterInner cluster) {
        var profile = cluster.oidcIssuerProfile();
        if (profile == null || profile.issuerUrl() == null) {
            throw new IllegalStateException(
                    "AKS cluster "
                            + cluster.name()
                            + " has no OIDC issuer; enable it with"
                            + " az aks update --enable-oidc-issuer --enable-workload-identity");
        }
        return profile.issuerUrl();
    }
}
