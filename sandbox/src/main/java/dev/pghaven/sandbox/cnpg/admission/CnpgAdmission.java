package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import java.util.Map;

/** Everything that is asked before an object of CNPG or its plugin is stored. */
public final class CnpgAdmission implements Admission {
    private final Map<String, Admission> byResource =
            Map.of(
                    "clusters.postgresql.cnpg.io", new ClusterAdmission(),
                    "backups.postgresql.cnpg.io", new BackupAdmission(),
                    "scheduledbackups.postgresql.cnpg.io", new ScheduledBackupAdmission(),
                    "objectstores.barmancloud.cnpg.io", new ObjectStoreAdmission());

    /** Deletions and statuses are nobody's business here. */
    @Override
    public AdmissionVerdict review(AdmissionRequest request) {
        if (request.operation() == AdmissionRequest.Operation.DELETE
                || !request.subresource().isEmpty()) {
            return new AdmissionVerdict.Admitted(request.object());
        }
        return byResource
                .getOrDefault(request.kind().resource(), Admission.ALLOW_ALL)
                .review(request);
    }
}
