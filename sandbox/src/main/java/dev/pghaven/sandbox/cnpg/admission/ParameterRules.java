package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which settings are the operator's own, and how much memory a server may take. */
final class ParameterRules {
    private static final Set<String> NOT_THE_USERS =
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
                    "huge_pages",
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
                    "wal_log_hints");

    private ParameterRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        spec.postgresql()
                .parameters()
                .forEach((name, value) -> {
                    if (NOT_THE_USERS.contains(name)) {
                        errors.add(
                                FieldError.invalid(
                                        "spec.postgresql.parameters." + name,
                                        value,
                                        "Can't set fixed configuration parameter"));
                    }
                });
        sharedBuffers(spec).ifPresent(errors::add);
        return errors;
    }

    private static Optional<FieldError> sharedBuffers(ClusterSpec spec) {
        var value = spec.postgresql().parameters().get("shared_buffers");
        if (value == null || spec.resources() == null || spec.resources().getRequests() == null) {
            return Optional.empty();
        }
        Quantity memory = spec.resources().getRequests().get("memory");
        var field = "spec.postgresql.parameters.shared_buffers";
        Optional<BigDecimal> bytes = ServerMemory.bytes(value);
        if (bytes.isEmpty()) {
            return Optional.of(
                    FieldError.invalid(field, value, "Invalid value for shared_buffers"));
        }
        return memory != null && bytes.get().compareTo(memory.getNumericalAmount()) > 0
                ? Optional.of(
                        FieldError.invalid(
                                "spec.resources.requests.memory",
                                memory.toString(),
                                "Memory request is lower than PostgreSQL `shared_buffers` value"))
                : Optional.empty();
    }
}
