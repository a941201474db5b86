package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterSpec;

/** A spec that asks for every property of the how-to's table, and for those that it leaves out. */
final class HowTo {
    static final ClusterSpec SPEC =
            Specs.of(
                    """
                    {
                      "instances": 3,
                      "postgresql": {
                        "imageName": "ghcr.io/cloudnative-pg/postgresql:16.2",
                        "parameters": {
                          "archive_timeout": "5min",
                          "auto_explain.log_min_duration": "10s",
                          "checkpoint_completion_target": "0.9",
                          "checkpoint_timeout": "15min",
                          "shared_buffers": "256MB",
                          "effective_cache_size": "512MB",
                          "pg_stat_statements.max": "1000",
                          "pg_stat_statements.track": "all",
                          "max_connections": "400",
                          "max_prepared_transactions": "400",
                          "max_parallel_workers": "32",
                          "max_parallel_maintenance_workers": "8",
                          "max_parallel_workers_per_gather": "8",
                          "max_replication_slots": "32",
                          "max_worker_processes": "32",
                          "wal_keep_size": "512MB",
                          "max_wal_size": "1GB"
                        },
                        "pgIdent": ["mymap /^(.*)@contoso\\\\.com$ \\\\1"]
                      },
                      "storage": {"size": "2Gi", "storageClass": "managed-csi-premium"},
                      "walStorage": {"size": "2Gi", "storageClass": "managed-csi-premium"},
                      "tablespaces": [{"name": "archive", "size": "4Gi"}],
                      "resources": {"cpu": "2", "memory": "8Gi"},
                      "bootstrap": {"database": "appdb", "owner": "app", "dataChecksums": true},
                      "replicationSlots": {"highAvailability": true, "updateInterval": "PT30S"},
                      "delays": {"start": "PT30S", "stop": "PT30S", "smartShutdown": "PT10S"},
                      "placement": {"tolerations": [{"key": "workload", "operator": "Exists"}]},
                      "inheritedMetadata": {"labels": {"team": "payments"}}
                    }
                    """);

    private HowTo() {}
}
