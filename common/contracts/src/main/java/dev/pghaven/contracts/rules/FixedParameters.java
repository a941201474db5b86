package dev.pghaven.contracts.rules;

import java.util.Set;

/**
 * The parameters that the operator sets by itself and whose change its admission refuses: the union
 * of CNPG 1.23 to 1.30, see "Fixed parameters" of its page "PostgreSQL Configuration"
 * (cloudnative-pg.io/docs/1.30/postgresql_conf) and {@code FixedConfigurationParameters} in {@code
 * pkg/postgres/configuration.go}. Newer operators let go of the last three; a cluster with standbys
 * needs them as the operator sets them.
 */
final class FixedParameters {
    private static final Set<String> NAMES =
            Set.of(
                    "allow_alter_system",
                    "allow_system_table_mods",
                    "archive_cleanup_command",
                    "archive_command",
                    "archive_mode",
                    "bonjour",
                    "bonjour_name",
                    "cluster_name",
                    "config_file",
                    "data_directory",
                    "data_sync_retry",
                    "event_source",
                    "external_pid_file",
                    "hba_file",
                    "hot_standby",
                    "ident_file",
                    "jit_provider",
                    "listen_addresses",
                    "log_destination",
                    "log_directory",
                    "log_file_mode",
                    "log_filename",
                    "log_rotation_age",
                    "log_rotation_size",
                    "log_truncate_on_rotation",
                    "logging_collector",
                    "port",
                    "primary_conninfo",
                    "primary_slot_name",
                    "promote_trigger_file",
                    "recovery_end_command",
                    "recovery_min_apply_delay",
                    "recovery_target",
                    "recovery_target_action",
                    "recovery_target_inclusive",
                    "recovery_target_lsn",
                    "recovery_target_name",
                    "recovery_target_time",
                    "recovery_target_timeline",
                    "recovery_target_xid",
                    "restart_after_crash",
                    "restore_command",
                    "shared_preload_libraries",
                    "ssl",
                    "ssl_ca_file",
                    "ssl_cert_file",
                    "ssl_crl_file",
                    "ssl_dh_params_file",
                    "ssl_ecdh_curve",
                    "ssl_key_file",
                    "ssl_passphrase_command",
                    "ssl_passphrase_command_supports_reload",
                    "ssl_prefer_server_ciphers",
                    "stats_temp_directory",
                    "synchronous_standby_names",
                    "syslog_facility",
                    "syslog_ident",
                    "syslog_sequence_numbers",
                    "syslog_split_messages",
                    "unix_socket_directories",
                    "unix_socket_group",
                    "unix_socket_permissions",
                    "full_page_writes",
                    "wal_level",
                    "wal_log_hints");

    private FixedParameters() {}

    static boolean contain(String name) {
        return NAMES.contains(name);
    }
}
