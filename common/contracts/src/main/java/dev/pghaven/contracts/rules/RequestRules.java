package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.Violation;
import java.util.List;

/** The rules of each request. Pure: what only the world knows is asked by the workflows. */
public final class RequestRules {
    private RequestRules() {}

    /** Parts that are absent although they must be given are not reported here. */
    public static List<Violation> violations(Request request) {
        return switch (request) {
            case ProvisionCluster(var cluster, var spec) ->
                    spec == null ? List.of() : ClusterSpecRules.violations(spec, "spec");
            case RemoveCluster(var cluster, var deleteBackups) -> List.of();
            case BackUpCluster it -> BackupRules.violations(it);
            case ScheduleBackups(var cluster, var schedules) ->
                    BackupRules.violations(schedules, "schedules");
            case VerifyRestore it -> RestoreCheckRules.violations(it);
            case ScheduleRestoreChecks(var cluster, var checks) ->
                    checks == null
                            ? List.of()
                            : RestoreCheckRules.violations(checks, "restoreChecks");
            case ExposeCluster(var cluster, var exposure) ->
                    exposure == null ? List.of() : ExposureRules.violations(exposure, "exposure");
            case ConcealCluster(var cluster) -> List.of();
            case CheckEndpoints(var cluster) -> List.of();
            case RunFailoverDrill it -> FailoverRules.violations(it);
            case PromoteInstance it -> FailoverRules.violations(it);
            case ScheduleFailoverDrills(var cluster, var drills) ->
                    drills == null ? List.of() : FailoverRules.violations(drills, "drills");
        };
    }
}
