package dev.pghaven.sandbox.apiserver.kinds;

import java.util.List;

/** List keys and defaults of CNPG's Cluster, as its CustomResourceDefinition of 1.30 has them. */
final class ClusterSchema {
    static final List<String> PATHS =
            List.of(
                    "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution!",
                    "spec.imageCatalogRef!",
                    "spec.managed.services.additional.serviceTemplate.spec.selector!",
                    "spec.podSelectorRefs[name].selector!",
                    "spec.postgresql.extensions[name].env[name]",
                    "spec.postgresql.ldap.bindSearchAuth.bindPassword!",
                    "spec.resources.claims[name]",
                    "status.podSelectorRefs[name]");

    static final String DEFAULTS =
            """
            {"spec": {
              "instances": 1, "enablePDB": true, "enableSuperuserAccess": false,
              "failoverDelay": 0, "logLevel": "info", "minSyncReplicas": 0, "maxSyncReplicas": 0,
              "postgresGID": 26, "postgresUID": 26,
              "primaryUpdateMethod": "restart", "primaryUpdateStrategy": "unsupervised",
              "smartShutdownTimeout": 180, "startDelay": 3600, "stopDelay": 1800,
              "switchoverDelay": 3600,
              "replicationSlots": {
                "$default": {"highAvailability": {"enabled": true}},
                "highAvailability": {"$default": {"enabled": true}, "enabled": true,
                                     "slotPrefix": "_cnpg_"},
                "synchronizeReplicas": {"enabled": true}, "updateInterval": 30},
              "backup": {"target": "prefer-standby", "volumeSnapshot": {
                "online": true, "snapshotOwnerReference": "none", "onlineConfiguration": {
                  "$default": {"immediateCheckpoint": false, "waitForArchive": true},
                  "waitForArchive": true}}},
              "externalClusters": [{"plugin": {"enabled": true, "isWALArchiver": false}}],
              "plugins": [{"enabled": true, "isWALArchiver": false}],
              "managed": {
                "roles": [{"connectionLimit": -1, "ensure": "present", "inherit": true}],
                "services": {"additional": [{"updateStrategy": "patch"}]}},
              "monitoring": {"disableDefaultQueries": false, "enablePodMonitor": false,
                             "tls": {"enabled": false}},
              "nodeMaintenanceWindow": {"inProgress": false, "reusePVC": true},
              "primaryLease": {"leaseDurationSeconds": 15, "releasedLeaseDurationSeconds": 1,
                               "renewDeadlineSeconds": 10, "retryPeriodSeconds": 2},
              "probes": {"liveness": {"isolationCheck": {
                "enabled": true, "connectionTimeout": 1000, "requestTimeout": 1000}}},
              "storage": {"resizeInUseVolumes": true},
              "walStorage": {"resizeInUseVolumes": true},
              "tablespaces": [{"temporary": false, "storage": {"resizeInUseVolumes": true}}]}}
            """;

    private ClusterSchema() {}
}
