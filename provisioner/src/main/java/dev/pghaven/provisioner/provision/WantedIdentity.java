package dev.pghaven.provisioner.provision;

import dev.pghaven.azure.Identity;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.provisioner.ConfiguredIdentity;
import dev.pghaven.provisioner.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which Azure identity a cluster is to have: as the request says, else as the service is set up.
 */
record WantedIdentity(
        Optional<Identity> resource, Optional<String> clientId, Optional<String> accountName) {

    static Optional<WantedIdentity> of(
            Optional<WorkloadIdentity> asked, Surroundings surroundings) {
        return asked.map(it -> asAsked(it, surroundings)).or(() -> asConfigured(surroundings));
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

    private static WantedIdentity asAsked(WorkloadIdentity asked, Surroundings surroundings) {
        return new WantedIdentity(
                asked.identity()
                        .map(it ->
                                new Identity(
                                        it.subscriptionId()
                                                .or(() -> surroundings.azure().subscriptionId())
                                                .orElseThrow(),
                                        it.resourceGroup(),
                                        it.name())),
                asked.clientId(),
                asked.serviceAccountName());
    }

    private static Optional<WantedIdentity> asConfigured(Surroundings surroundings) {
        return ConfiguredIdentity.of(surroundings)
                .map(it ->
                        new WantedIdentity(
                                Optional.of(it),
                                Optional.empty(),
                                surroundings
                                        .provisioner()
                                        .workloadIdentity()
                                        .serviceAccountName()));
    }
}
