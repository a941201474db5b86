package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.network.HostPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a standby reaches its primary. CNPG names the service {@code -rw}; libpq does not read the
 * sandbox's hosts file, so the primary's address stands beside the name.
 */
record FollowedPrimary(String instance, HostPort primary) {

    Map<String, String> settings(Cluster cluster, InstanceFolders folders) {
        var settings = new TreeMap<String, String>();
        settings.put("primary_conninfo", connection(cluster, folders));
        var slots = cluster.spec().replicationSlots().highAvailability();
        settings.put("primary_slot_name", slots.enabled() ? slots.slotOf(instance) : "");
        return settings;
    }

    private String connection(Cluster cluster, InstanceFolders folders) {
        return String.join(
                " ",
                "host=" + cluster.names().readWrite(),
                "hostaddr=" + primary.host(),
                "user=streaming_replica",
                "port=" + primary.port(),
                "sslmode=verify-ca",
                "sslkey=" + quoted(folders.certificate(CertificateFiles.REPLICATION_KEY)),
                "sslcert=" + quoted(folders.certificate(CertificateFiles.REPLICATION_CERTIFICATE)),
                "sslrootcert=" + quoted(folders.certificate(CertificateFiles.SERVER_AUTHORITY)),
                "application_name=" + instance,
                "dbname=postgres",
                "connect_timeout=5");
    }

    /** A path may hold blanks, at which libpq would end the value. */
    static String quoted(Path file) {
        return "'" + file.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
