package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** The webhooks for Clusters, in the order of a real API server: defaults, then rules. */
public final class ClusterAdmission implements Admission {
    private static final String WEBHOOK = "vcluster.cnpg.io";
    private static final String GROUP = "postgresql.cnpg.io/";
    private static final String KIND = "Cluster.cluster.cnpg.io";
    private static final String DEFINED_KIND = "Cluster.postgresql.cnpg.io";

    @Override
    public AdmissionVerdict review(AdmissionRequest request) {
        if (!isCluster(request)) {
            return new AdmissionVerdict.Admitted(request.object());
        }
        var against = ArchiveRules.definition(request.object());
        if (!against.isEmpty()) {
            return Verdicts.ofDefinition(DEFINED_KIND, request.name())
                    .of(request.object(), against);
        }
        var object = ClusterDefaults.fillIn(request.object());
        try {
            return verdict(request, object);
        } catch (IllegalArgumentException notReadable) {
            return new AdmissionVerdict.Denied(
                    WEBHOOK,
                    HttpURLConnection.HTTP_BAD_REQUEST,
                    "BadRequest",
                    notReadable.getMessage(),
                    List.of());
        }
    }

    private static AdmissionVerdict verdict(AdmissionRequest request, ObjectNode object) {
        var spec = Cluster.spec(object.path("spec"));
        var before =
                request.operation() == AdmissionRequest.Operation.UPDATE
                        ? Optional.of(Cluster.spec(request.oldObject().path("spec")))
                        : Optional.<ClusterSpec>empty();
        var errors = ClusterRules.check(request.name(), spec, before);
        return new Verdicts(WEBHOOK, KIND, request.name()).of(object, errors);
    }

    /** Deletions, statuses and other kinds are not these webhooks' business. */
    private static boolean isCluster(AdmissionRequest request) {
        return request.operation() != AdmissionRequest.Operation.DELETE
                && request.subresource().isEmpty()
                && request.kind().apiVersion().startsWith(GROUP)
                && request.kind().kind().equals(Cluster.KIND);
    }
}
