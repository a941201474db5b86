package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionRequest.Operation;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.apiserver.status.Details;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Status;

/** Asks admission about a write and turns a denial into the answer that a client gets. */
final class Admissions {
    private final Admission admission;

    Admissions(Admission admission) {
        this.admission = admission;
    }

    ObjectNode create(Target target, ObjectNode object, WriteOptions options) {
        return review(Operation.CREATE, target, object, nothing(), options);
    }

    ObjectNode update(Target target, ObjectNode next, ObjectNode live, WriteOptions options) {
        return review(Operation.UPDATE, target, next, live, options);
    }

    void delete(Target target, ObjectNode live, WriteOptions options) {
        review(Operation.DELETE, target, nothing(), live, options);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode review(
            Operation operation,
            Target target,
            ObjectNode object,
            ObjectNode old,
            WriteOptions options) {
        AdmissionRequest request =
                new AdmissionRequest(
                        operation,
                        target.kind(),
                        target.namespace(),
                        target.name(),
                        target.subresource(),
                        object.deepCopy(),
                        old,
                        options.user(),
                        options.dryRun());
        return switch (admission.review(request)) {
            case AdmissionVerdict.Admitted(var admitted) -> admitted;
            case AdmissionVerdict.Denied denied -> throw refusal(target, denied);
        };
    }

    private static Refusal refusal(Target target, AdmissionVerdict.Denied denied) {
        String message =
                denied.webhook().isEmpty()
                        ? denied.message()
                        : "admission webhook \"%s\" denied the request: %s"
                                .formatted(denied.webhook(), denied.message());
        Details details =
                Details.of(target.kind().group(), target.kind().kind(), target.name())
                        .withCauses(denied.causes());
        return new Refusal(Status.failure(denied.code(), denied.reason(), message).about(details));
    }
}
