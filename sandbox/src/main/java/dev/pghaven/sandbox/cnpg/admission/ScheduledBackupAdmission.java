package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionRequest.Operation;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.cnpg.schedule.CronSchedule;
import dev.pghaven.sandbox.cnpg.schedule.InvalidCron;
import java.util.ArrayList;
import java.util.List;

/** What Kubernetes and CNPG's webhook refuse of a ScheduledBackup. */
final class ScheduledBackupAdmission implements Admission {
    private static final String WEBHOOK = "vscheduledbackup.cnpg.io";
    private static final String KIND = "ScheduledBackup.postgresql.cnpg.io";

    /** The webhook's group on updates is another one; so it stands in the operator. */
    private static final String UPDATED_KIND = "ScheduledBackup.scheduledBackup.cnpg.io";

    private static final List<String> OWNERS = List.of("none", "self", "cluster");

    @Override
    public AdmissionVerdict review(AdmissionRequest request) {
        boolean update = request.operation() == Operation.UPDATE;
        var rules =
                BackupFields.definition(request.object())
                        .required("schedule")
                        .oneOf(OWNERS, "backupOwnerReference");
        if (update) {
            rules.unchanged(
                    request.oldObject(),
                    "cluster reference is immutable after creation",
                    "cluster");
        }
        return rules.errors().isEmpty()
                ? new Verdicts(WEBHOOK, update ? UPDATED_KIND : KIND, request.name())
                        .of(request.object(), webhook(request.object().path("spec")))
                : Verdicts.ofDefinition(KIND, request.name()).of(request.object(), rules.errors());
    }

    private static List<FieldError> webhook(JsonNode spec) {
        var errors = new ArrayList<FieldError>();
        var schedule = spec.path("schedule").asText();
        try {
            CronSchedule.parse(schedule);
        } catch (InvalidCron e) {
            errors.add(FieldError.invalid("spec.schedule", schedule, e.getMessage()));
        }
        errors.addAll(BackupFields.combinations(spec, "method"));
        return errors;
    }
}
