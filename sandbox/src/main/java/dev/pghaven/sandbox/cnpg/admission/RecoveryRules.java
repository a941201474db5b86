package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import dev.pghaven.sandbox.cnpg.api.ExternalCluster;
import dev.pghaven.sandbox.cnpg.api.Recovery;
import java.util.ArrayList;
import java.util.List;

/** Where a recovery may take its data from. */
final class RecoveryRules {
    private static final String SOURCE = "spec.bootstrap.recovery.source";

    private RecoveryRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var recovery = spec.bootstrap().recovery();
        if (recovery == null) {
            return List.of();
        }
        var errors = new ArrayList<FieldError>();
        source(spec, recovery, errors);
        volumeSnapshots(recovery, errors);
        errors.addAll(RecoveryTargetRules.check(recovery));
        return errors;
    }

    /** Like CNPG's, it says of a cluster that is not there that it has no backups either. */
    private static void source(ClusterSpec spec, Recovery recovery, List<FieldError> errors) {
        var source = recovery.source();
        if (source.isEmpty()) {
            return;
        }
        var cluster = spec.externalCluster(source);
        if (cluster.isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            SOURCE, source, "External cluster " + source + " not found"));
        }
        if (cluster.filter(ExternalCluster::hasBackups).isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            SOURCE,
                            source,
                            "External cluster "
                                    + source
                                    + " cannot be used for recovery: both Barman and CNPG-i plugin"
                                    + " configurations are missing"));
        }
    }

    private static void volumeSnapshots(Recovery recovery, List<FieldError> errors) {
        if (recovery.volumeSnapshots() == null) {
            return;
        }
        if (recovery.backup() != null) {
            errors.add(
                    FieldError.invalid(
                            "spec.bootstrap.recovery.backup",
                            String.valueOf(recovery.backup().name()),
                            "Recovery from dataSource is not compatible with other types of"
                                    + " recovery"));
        } else if (!recovery.recoveryTarget().backupID().isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            "spec.bootstrap.recovery.recoveryTarget.backupID",
                            recovery.recoveryTarget().backupID(),
                            "Cannot specify a backupID when recovering using a DataSource"));
        }
    }
}
