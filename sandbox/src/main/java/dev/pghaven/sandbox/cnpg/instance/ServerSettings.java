package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.archiving.WalArchiver;
import dev.pghaven.sandbox.cnpg.command.CommandPort;
import dev.pghaven.sandbox.cnpg.command.ManagerCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of an instance: CNPG's defaults, then the user's, then what CNPG insists on. */
final class ServerSettings {
    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("archive_timeout", "5min"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("max_parallel_workers", "32"),
                    Map.entry("max_replication_slots", "32"),
                    Map.entry("max_worker_processes", "32"),
                    Map.entry("ssl_max_protocol_version", "TLSv1.3"),
                    Map.entry("ssl_min_protocol_version", "TLSv1.3"),
                    Map.entry("wal_keep_size", "512MB"),
                    Map.entry("wal_receiver_timeout", "5s"),
                    Map.entry("wal_sender_timeout", "5s"));

    private ServerSettings() {}

    static Map<String, String> of(Cluster cluster, InstanceFolders folders, String ip) {
        var settings = new TreeMap<>(DEFAULTS);
        settings.putAll(cheap());
        settings.put("wal_level", "logical");
        settings.put("wal_log_hints", "on");
        settings.putAll(cluster.spec().postgresql().parameters());
        settings.putAll(mandatory(cluster));
        settings.putAll(archiving(folders, ip));
        settings.putAll(network(folders, ip));
        settings.putAll(ofTheSandbox());
        return settings;
    }

    private static Map<String, String> mandatory(Cluster cluster) {
        return Map.of(
                "cluster_name", cluster.name(),
                "hot_standby", "true",
                "port", "5432",
                "recovery_target_timeline", "latest",
                "restart_after_crash", "false",
                "shared_preload_libraries",
                        String.join(",", SharedLibraries.preloaded(cluster.spec().postgresql())),
                "synchronous_standby_names", SynchronousStandbys.names(cluster));
    }

    /** A standby's server does not archive in this mode; it begins when it is promoted. */
    private static Map<String, String> archiving(InstanceFolders folders, String ip) {
        var manager = new ManagerCommand(folders.manager(), ip, CommandPort.PORT);
        return Map.of(
                "archive_mode", "on", "archive_command", manager.line(WalArchiver.COMMAND, "%p"));
    }

    private static Map<String, String> network(InstanceFolders folders, String ip) {
        return Map.of(
                "listen_addresses", ip,
                "unix_socket_directories", folders.scratch().toString(),
                "ssl", "on",
                "ssl_cert_file", path(folders, CertificateFiles.SERVER_CERTIFICATE),
                "ssl_key_file", path(folders, CertificateFiles.SERVER_KEY),
                "ssl_ca_file", path(folders, CertificateFiles.CLIENT_AUTHORITY));
    }

    /** What a Cluster may ask otherwise. */
    private static Map<String, String> cheap() {
        // Nothing of a sandbox survives a crash of the machine, and what a killed server wrote is
        // safe in the kernel. A new standby would wait seconds until all its files are synced.
        return Map.of("fsync", "off");
    }

    /**
     * Where a sandbox must differ: POSIX shared memory would outlive a killed server, huge pages
     * need a prepared kernel, all instances share a file system, and a failover must not wait up to
     * five seconds by chance.
     */
    private static Map<String, String> ofTheSandbox() {
        return Map.of(
                "allow_in_place_tablespaces", "on",
                "dynamic_shared_memory_type", "mmap",
                "huge_pages", "off",
                "wal_retrieve_retry_interval", "200ms");
    }

    private static String path(InstanceFolders folders, String file) {
        Path path = folders.certificate(file);
        return path.toString();
    }
}
