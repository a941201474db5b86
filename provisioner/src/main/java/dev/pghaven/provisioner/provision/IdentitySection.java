package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.ClusterSpecBuilder;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.Metadata;
import dev.pghaven.cnpg.ServiceAccountTemplate;
import java.util.Map;

/** The service account that takes on an Azure identity: a shared one, or the cluster's own. */
final class IdentitySection {
    private IdentitySection() {}

    static void into(ClusterSpecBuilder spec, Provisioning it) {
        it.identity().ifPresent(assumed -> into(spec, assumed));
    }

    private static void into(ClusterSpecBuilder spec, AssumedIdentity assumed) {
        assumed.sharedAccount()
                .ifPresentOrElse(
                        account -> spec.serviceAccountName(account.name()),
                        () -> spec.serviceAccountTemplate(template(assumed)));
    }

    private static ServiceAccountTemplate template(AssumedIdentity assumed) {
        return new ServiceAccountTemplate(
                new Metadata(
                        Map.of(Labels.USE_WORKLOAD_IDENTITY, "true"),
                        Map.of(Annotations.WORKLOAD_CLIENT_ID, assumed.clientId())));
    }
}
