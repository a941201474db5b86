package dev.pghaven.sandbox.cnpg.instance;

import static dev.pghaven.sandbox.cnpg.objects.CertificateSecrets.CA_CERTIFICATE;
import static dev.pghaven.sandbox.cnpg.objects.CertificateSecrets.CERTIFICATE;
import static dev.pghaven.sandbox.cnpg.objects.CertificateSecrets.KEY;
import static dev.pghaven.sandbox.cnpg.objects.CertificateSecrets.value;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.objects.CertificateNames;
import java.util.LinkedHashMap;
import java.util.Map;

/** The certificates of an instance as the files that PostgreSQL and libpq load. */
final class CertificateFiles {
    static final String SERVER_CERTIFICATE = "server.crt";
    static final String SERVER_KEY = "server.key";
    static final String SERVER_AUTHORITY = "server-ca.crt";
    static final String CLIENT_AUTHORITY = "client-ca.crt";
    static final String REPLICATION_CERTIFICATE = "streaming_replica.crt";
    static final String REPLICATION_KEY = "streaming_replica.key";

    private CertificateFiles() {}

    /** File names and contents. */
    static Map<String, String> of(Cluster cluster, ClusterApi api) {
        var names = CertificateNames.of(cluster);
        var namespace = cluster.namespace();
        var server = api.secret(namespace, names.server());
        var replication = api.secret(namespace, names.replication());
        var files = new LinkedHashMap<String, String>();
        files.put(SERVER_CERTIFICATE, value(server, CERTIFICATE));
        files.put(SERVER_KEY, value(server, KEY));
        files.put(REPLICATION_CERTIFICATE, value(replication, CERTIFICATE));
        files.put(REPLICATION_KEY, value(replication, KEY));
        files.put(
                SERVER_AUTHORITY,
                value(api.secret(namespace, names.serverAuthority()), CA_CERTIFICATE));
        files.put(
                CLIENT_AUTHORITY,
                value(api.secret(namespace, names.clientAuthority()), CA_CERTIFICATE));
        return files;
    }
}
