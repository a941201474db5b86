package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.provisioner.ConfiguredIdentity;
import dev.pghaven.provisioner.Identity;
import dev.pghaven.provisioner.OurAnnotations;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import dev.pghaven.provisioner.ServiceAccount;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which Azure identity a cluster is to have: as the request says, else as the service is set up.
 */
record WantedIdentity(
        Optional<Identity> resource, Optional<String> clientId, Optional<String> accountName) {

    static Optional<WantedIdentity> of(
            Optional<WorkloadIdentity> asked, ProvisionerConfiguration config) {
        return asked.map(it -> asAsked(it, config)).or(() -> asConfigured(config));
    }

    Optional<ServiceAccount> sharedAccount(ClusterRef cluster) {
        return accountName.map(it -> new ServiceAccount(cluster.namespace(), it));
    }

    ServiceAccount account(ClusterRef cluster) {
        return sharedAccount(cluster).orElseGet(() -> ServiceAccount.of(cluster));
    }

    /** By which a removal finds what Azure was asked to trust. */
    Map<String, String> notes() {
        var notes = new TreeMap<String, String>();
        resource.ifPresent(it -> notes.put(OurAnnotations.IDENTITY, it.toString()));
        accountName.ifPresent(it -> notes.put(OurAnnotations.SHARED_ACCOUNT, it));
        return Map.copyOf(notes);
    }

    private static WantedIdentity asAsked(WorkloadIdentity asked, ProvisionerConfiguration config) {
        return new WantedIdentity(
                asked.identity()
                        .map(it ->
                                new Identity(
                                        it.subscriptionId()
                                                .or(() -> config.azure().subscriptionId())
                                                .orElseThrow(),
                                        it.resourceGroup(),
                                        it.name())),
                asked.clientId(),
                asked.serviceAccountName());
    }

    private static Optional<WantedIdentity> asConfigured(ProvisionerConfiguration config) {
        return ConfiguredIdentity.of(config)
                .map(it ->
                        new WantedIdentity(
                                Optional.of(it),
                                Optional.empty(),
                                config.workloadIdentity().serviceAccountName()));
    }
}
