package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionRequest.Operation;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import java.util.List;

/** What Kubernetes and CNPG's webhook refuse of a Backup. */
final class BackupAdmission implements Admission {
    private static final String WEBHOOK = "vbackup.cnpg.io";
    private static final String KIND = "Backup.postgresql.cnpg.io";

    @Override
    public AdmissionVerdict review(AdmissionRequest request) {
        var rules = BackupFields.definition(request.object());
        if (request.operation() == Operation.UPDATE) {
            rules.unchanged(request.oldObject(), "BackupSpec is immutable once set");
        }
        return rules.errors().isEmpty()
                ? new Verdicts(WEBHOOK, KIND, request.name())
                        .of(request.object(), webhook(request.object()))
                : Verdicts.ofDefinition(KIND, request.name()).of(request.object(), rules.errors());
    }

    private static List<FieldError> webhook(ObjectNode backup) {
        var spec = backup.path("spec");
        var errors = BackupFields.combinations(spec, "backup method");
        if (BackupFields.is(spec, BackupFields.PLUGIN)
                && spec.path("pluginConfiguration").path("name").asText().isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            "spec.pluginConfiguration",
                            null,
                            "cannot be empty when the backup method is plugin"));
        }
        return errors;
    }
}
