package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.objects.CertificateNames;
import dev.pghaven.sandbox.cnpg.objects.CertificateSecrets;
import dev.pghaven.sandbox.cnpg.objects.UserSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.function.Supplier;

/** Makes the secrets that a cluster needs and that the user did not bring; each only once. */
record OwnedSecrets(ClusterApi api) {

    void ensure(Cluster cluster) {
        var names = CertificateNames.of(cluster);
        var own = cluster.names();
        if (names.server().equals(own.serverCertificate())) {
            var authority = authority(cluster, names.serverAuthority());
            ensureServer(cluster, authority);
        }
        if (names.replication().equals(own.replicationCertificate())) {
            var authority = authority(cluster, names.clientAuthority());
            ensure(
                    cluster,
                    names.replication(),
                    () -> CertificateSecrets.replication(cluster, authority));
        }
        if (cluster.spec().bootstrap().application().secret() == null) {
            ensure(cluster, own.applicationSecret(), () -> UserSecrets.application(cluster));
        }
        if (cluster.spec().enableSuperuserAccess() && cluster.spec().superuserSecret() == null) {
            ensure(cluster, own.superuserSecret(), () -> UserSecrets.superuser(cluster));
        }
    }

    private Secret authority(Cluster cluster, String name) {
        return name.equals(cluster.names().certificateAuthority())
                ? ensure(cluster, name, () -> CertificateSecrets.newAuthority(cluster))
                : api.secret(cluster.namespace(), name);
    }

    /** A further name means a new certificate; the instances load it without a restart. */
    private void ensureServer(Cluster cluster, Secret authority) {
        var name = cluster.names().serverCertificate();
        var known = ensure(cluster, name, () -> CertificateSecrets.server(cluster, authority));
        if (!CertificateSecrets.answersToAll(known, CertificateNames.dnsNames(cluster))) {
            var renewed = CertificateSecrets.server(cluster, authority);
            api.client()
                    .secrets()
                    .resource(known)
                    .edit(current -> {
                        current.setData(renewed.getData());
                        return current;
                    });
        }
    }

    private Secret ensure(Cluster cluster, String name, Supplier<Secret> make) {
        return api.findSecret(cluster.namespace(), name)
                .orElseGet(() -> api.client().secrets().resource(make.get()).create());
    }
}
