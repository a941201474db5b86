package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.LogPosition;
import dev.pghaven.sandbox.cnpg.api.Recovery;
import dev.pghaven.sandbox.cnpg.api.RecoveryTarget;
import dev.pghaven.sandbox.cnpg.api.TargetTime;
import java.util.ArrayList;
import java.util.List;

/** How a recovery's target may be said. */
final class RecoveryTargetRules {
    private static final String TARGET = "spec.bootstrap.recovery.recoveryTarget";

    private RecoveryTargetRules() {}

    static List<FieldError> check(Recovery recovery) {
        var errors = new ArrayList<FieldError>();
        var target = recovery.recoveryTarget();
        if (target.places() > 1) {
            errors.add(
                    FieldError.invalid(
                            TARGET,
                            target.toString(),
                            "Recovery target options are mutually exclusive"));
        }
        formats(target, errors);
        boolean listed = recovery.volumeSnapshots() == null;
        if (listed && target.needsBackup() && target.backupID().isEmpty()) {
            errors.add(FieldError.required(TARGET, "BackupID is missing"));
        }
        timeline(target, errors);
        return errors;
    }

    private static void formats(RecoveryTarget target, List<FieldError> errors) {
        if (!target.targetTime().isEmpty() && TargetTime.parse(target.targetTime()).isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            TARGET, target.targetTime(), "The format of TargetTime is invalid"));
        }
        if (!target.targetLSN().isEmpty() && LogPosition.parse(target.targetLSN()).isEmpty()) {
            errors.add(FieldError.invalid(TARGET, target.targetLSN(), "Invalid TargetLSN"));
        }
    }

    private static void timeline(RecoveryTarget target, List<FieldError> errors) {
        if (!target.targetTLI().matches("|latest|0*[1-9][0-9]{0,9}")) {
            errors.add(
                    FieldError.invalid(
                            TARGET + ".targetTLI",
                            target.targetTLI(),
                            "recovery target timeline can be set to 'latest' or a positive"
                                    + " integer"));
        }
    }
}
