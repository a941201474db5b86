package dev.pghaven.sandbox.apiserver.kinds;

import static dev.pghaven.sandbox.apiserver.kinds.Trait.CUSTOM;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.GENERATION;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.NAMESPACED;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.STATUS;

import java.util.List;

/** The custom resources of CNPG, its Barman plugin and the two Prometheus operators. */
final class CnpgKinds {
    private static final String CNPG = "postgresql.cnpg.io";
    private static final PrinterColumn CLUSTER =
            PrinterColumn.at("Cluster", "string", "/spec/cluster/name");
    private static final PrinterColumn CREATED = Columns.date("Age", "/metadata/creationTimestamp");

    private CnpgKinds() {}

    static List<KindSpec> all() {
        return List.of(
                cluster(),
                backup(),
                scheduledBackup(),
                pooler(),
                objectStore(),
                podMonitor("monitoring.coreos.com").shortNames("pmon"),
                podMonitor("azmonitoring.coreos.com"));
    }

    private static KindSpec custom(String group, String kind, String plural) {
        return KindSpec.of(group, kind, plural, CUSTOM, NAMESPACED, STATUS, GENERATION)
                .columns(CREATED);
    }

    private static KindSpec cluster() {
        return custom(CNPG, "Cluster", "clusters")
                .merging(ClusterSchema.PATHS)
                .defaults(ClusterSchema.DEFAULTS)
                .columns(
                        CREATED,
                        PrinterColumn.at("Instances", "integer", "/status/instances"),
                        PrinterColumn.at("Ready", "integer", "/status/readyInstances"),
                        PrinterColumn.at("Status", "string", "/status/phase"),
                        PrinterColumn.at("Primary", "string", "/status/currentPrimary"));
    }

    private static KindSpec backup() {
        return custom(CNPG, "Backup", "backups")
                .defaults(
                        """
                        {"spec": {"method": "barmanObjectStore",
                                  "onlineConfiguration": {"waitForArchive": true}}}
                        """)
                .columns(
                        CREATED,
                        CLUSTER,
                        PrinterColumn.at("Method", "string", "/spec/method"),
                        PrinterColumn.at("Phase", "string", "/status/phase"),
                        PrinterColumn.at("Error", "string", "/status/error"));
    }

    private static KindSpec scheduledBackup() {
        return custom(CNPG, "ScheduledBackup", "scheduledbackups")
                .defaults(
                        """
                        {"spec": {"method": "barmanObjectStore", "backupOwnerReference": "none",
                                  "onlineConfiguration": {"waitForArchive": true}}}
                        """)
                .columns(CREATED, CLUSTER, Columns.date("Last Backup", "/status/lastScheduleTime"));
    }

    private static KindSpec pooler() {
        return custom(CNPG, "Pooler", "poolers")
                .columns(CREATED, CLUSTER, PrinterColumn.at("Type", "string", "/spec/type"));
    }

    private static KindSpec objectStore() {
        return custom("barmancloud.cnpg.io", "ObjectStore", "objectstores")
                .defaults(
                        """
                        {"spec": {"instanceSidecarConfiguration":
                            {"logLevel": "info", "retentionPolicyIntervalSeconds": 1800}}}
                        """);
    }

    private static KindSpec podMonitor(String group) {
        return KindSpec.of(group, "PodMonitor", "podmonitors", CUSTOM, NAMESPACED, GENERATION)
                .columns(CREATED);
    }
}
