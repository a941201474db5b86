package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.util.List;
import java.util.stream.Stream;

/** Which secrets hold a cluster's certificates, and which names its servers answer to. */
public record CertificateNames(
        String serverAuthority, String server, String clientAuthority, String replication) {

    public static CertificateNames of(Cluster cluster) {
        var given = cluster.spec().certificates();
        var names = cluster.names();
        return new CertificateNames(
                either(given.serverCASecret(), names.certificateAuthority()),
                either(given.serverTLSSecret(), names.serverCertificate()),
                either(given.clientCASecret(), names.certificateAuthority()),
                either(given.replicationTLSSecret(), names.replicationCertificate()));
    }

    /** Every name of every service of the cluster, then the user's own. */
    public static List<String> dnsNames(Cluster cluster) {
        var names = cluster.names();
        var services =
                Stream.of(names.readWrite(), names.read(), names.readOnly())
                        .flatMap(service -> dnsNames(service, cluster.namespace()));
        return Stream.concat(services, cluster.spec().certificates().serverAltDNSNames().stream())
                .distinct()
                .toList();
    }

    private static Stream<String> dnsNames(String service, String namespace) {
        var inNamespace = service + "." + namespace;
        return Stream.of(
                service, inNamespace, inNamespace + ".svc", inNamespace + ".svc.cluster.local");
    }

    private static String either(String given, String generated) {
        return given == null || given.isEmpty() ? generated : given;
    }
}
