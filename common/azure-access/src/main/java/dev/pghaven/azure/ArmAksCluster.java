package dev.pghaven.azure;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.containerservice.fluent.models.ManagedClusterInner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The AKS cluster as ARM knows it; what is read of it never changes, so it is asked once. */
@ApplicationScoped
class ArmAksCluster implements AksCluster {
    private final Arm arm;
    private final AzureConfiguration config;
    private final AtomicReference<ManagedClusterInner> known = new AtomicReference<>();

    ArmAksCluster(Arm arm, AzureConfiguration config) {
        this.arm = arm;
        this.config = config;
    }

    @Override
    public String nodeResourceGroup() {
        return resource().nodeResourceGroup();
    }

    /** Of the service accounts' tokens. */
    String issuer() {
        var profile = resource().oidcIssuerProfile();
        if (profile == null || profile.issuerUrl() == null) {
            // One that is enabled later is seen without a restart.
            known.set(null);
            throw new IllegalStateException(
                    "AKS cluster "
                            + AzureKeys.required("aks-cluster", config.aksCluster())
                            + " has no OIDC issuer; enable it with"
                            + " az aks update --enable-oidc-issuer --enable-workload-identity");
        }
        return profile.issuerUrl();
    }

    private ManagedClusterInner resource() {
        return Optional.ofNullable(known.get()).orElseGet(this::ask);
    }

    private ManagedClusterInner ask() {
        var subscription = AzureKeys.required("subscription-id", config.subscriptionId());
        var group = AzureKeys.required("resource-group", config.resourceGroup());
        var name = AzureKeys.required("aks-cluster", config.aksCluster());
        try {
            known.set(
                    arm.containers(subscription)
                            .serviceClient()
                            .getManagedClusters()
                            .getByResourceGroup(group, name));
            return known.get();
        } catch (ManagementException e) {
            throw new IllegalStateException(
                    "could not read AKS cluster " + name + ": " + e.getMessage(), e);
        }
    }
}
