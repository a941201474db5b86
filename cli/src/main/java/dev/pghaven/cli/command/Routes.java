package dev.pghaven.cli.command;

import static dev.pghaven.cli.installation.Service.BACKUP_SERVICE;
import static dev.pghaven.cli.installation.Service.EXPOSURE_SERVICE;
import static dev.pghaven.cli.installation.Service.FAILOVER_SERVICE;
import static dev.pghaven.cli.installation.Service.PROVISIONER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.installation.Call;
import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ClusterRef;
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

/** Which service takes a request, and where. */
final class Routes {
    private Routes() {}

    /**
     * @param data the request as it was written; what it leaves out stays left out
     */
    static Call of(Request request, JsonNode data) {
        return switch (request) {
            case ProvisionCluster _ -> Call.with(PROVISIONER, "POST", "/clusters", data);
            case RemoveCluster it -> remove(it);
            case BackUpCluster it -> Call.with(BACKUP_SERVICE, "POST", below(it, "/backups"), data);
            case ScheduleBackups it ->
                    Call.with(BACKUP_SERVICE, "PUT", below(it, "/backup-schedules"), data);
            case VerifyRestore it ->
                    Call.with(BACKUP_SERVICE, "POST", below(it, "/verifications"), data);
            case ScheduleRestoreChecks it ->
                    Call.with(BACKUP_SERVICE, "PUT", below(it, "/restore-checks"), data);
            case ExposeCluster it ->
                    Call.with(
                            EXPOSURE_SERVICE, "PUT", below(it, "/exposure"), data.path("exposure"));
            case ConcealCluster it -> Call.bare(EXPOSURE_SERVICE, "DELETE", below(it, "/exposure"));
            case CheckEndpoints it ->
                    Call.bare(EXPOSURE_SERVICE, "POST", below(it, "/endpoint-checks"));
            case RunFailoverDrill it ->
                    Call.with(FAILOVER_SERVICE, "POST", below(it, "/drills"), data);
            case PromoteInstance it ->
                    Call.with(FAILOVER_SERVICE, "POST", below(it, "/promotions"), data);
            case ScheduleFailoverDrills it ->
                    Call.with(FAILOVER_SERVICE, "PUT", below(it, "/drill-schedules"), data);
        };
    }

    private static Call remove(RemoveCluster it) {
        if (it.deleteBackups()) {
            throw new Failure(
                    Exit.USAGE,
                    "deleteBackups cannot be asked for over REST, which leaves backups alone; write"
                            + " the request to Kafka");
        }
        return Call.bare(PROVISIONER, "DELETE", path(it.cluster()));
    }

    private static String below(Request request, String part) {
        return path(request.cluster()) + part;
    }

    static String path(ClusterRef cluster) {
        return "/clusters/" + cluster;
    }
}
