package dev.pghaven.exposure.expose;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Names;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.exposure.ClusterPatch;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.exposure.ServerCertificate;
import dev.pghaven.exposure.ServerCertificates;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the names of the endpoints into the server's certificate. */
@ApplicationScoped
class CertifyHosts {
    private final Clusters clusters;
    private final ClusterParts parts;
    private final ServerCertificates certificates;
    private final ExposureConfiguration config;

    CertifyHosts(
            Clusters clusters,
            ClusterParts parts,
            ServerCertificates certificates,
            ExposureConfiguration config) {
        this.clusters = clusters;
        this.parts = parts;
        this.certificates = certificates;
        this.config = config;
    }

    /** Names that were planned when the cluster was provisioned stay the provisioner's. */
    Outcome<Exposing> add(Exposing it) {
        var found = certificatesOf(it);
        var names = found.map(Certificates::serverAltDNSNames).orElseGet(List::of);
        return ownSecret(found).isPresent() || names.containsAll(it.hosts())
                ? done(it)
                : apply(it, Stream.concat(names.stream(), it.hosts().stream()).distinct().toList());
    }

    /** A former name stays, because clients may still use it while the new one comes. */
    private Outcome<Exposing> apply(Exposing it, List<String> names) {
        var patch = ClusterPatch.names(it.cluster(), names);
        return switch (parts.apply(ClusterParts.Part.CERTIFICATE, patch)) {
            case Applied.Accepted() -> done(it);
            case Applied.Rejected(var reason) ->
                    refused(
                            "the names in the certificate of %s are not ours to change (%s); have whoever decides its certificates.serverAltDNSNames add %s, as ProvisionCluster does for spec.exposure"
                                    .formatted(
                                            it.cluster(), reason, String.join(", ", it.hosts())));
        };
    }

    Outcome<Exposing> await(Exposing it) {
        var own = ownSecret(certificatesOf(it));
        var secret = own.orElseGet(() -> Names.serverSecret(it.cluster().name()));
        var missing = missing(it, certificates.in(it.cluster(), secret));
        if (missing.isEmpty()) {
            return done(it);
        }
        var lacking =
                "the certificate in Secret %s lacks %s"
                        .formatted(secret, String.join(", ", missing));
        return own.isPresent()
                ? refused(lacking + "; it is not the operator's, so whoever made it must renew it")
                : notYet(lacking, config.pollInterval());
    }

    private static List<String> missing(Exposing it, Optional<ServerCertificate> certificate) {
        return it.hosts().stream()
                .filter(host -> certificate.filter(found -> found.carries(host)).isEmpty())
                .toList();
    }

    private Optional<Certificates> certificatesOf(Exposing it) {
        return clusters.find(it.cluster())
                .map(Cluster::spec)
                .flatMap(spec -> Optional.ofNullable(spec.certificates()));
    }

    /** Somebody's own certificate, which the operator does not renew. */
    private static Optional<String> ownSecret(Optional<Certificates> certificates) {
        return certificates.map(Certificates::serverTLSSecret);
    }
}
