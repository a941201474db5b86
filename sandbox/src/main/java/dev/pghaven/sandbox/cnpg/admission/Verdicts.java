package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import java.util.List;

/** What becomes of an object with these errors. */
record Verdicts(String webhook, String kind, String name) {
    private static final String NO_WEBHOOK = "";
    private static final int UNPROCESSABLE = 422;

    /** Those of the API server, which checks what a kind's definition says before any webhook. */
    static Verdicts ofDefinition(String kind, String name) {
        return new Verdicts(NO_WEBHOOK, kind, name);
    }

    AdmissionVerdict of(ObjectNode object, List<FieldError> errors) {
        return errors.isEmpty()
                ? new AdmissionVerdict.Admitted(object)
                : new AdmissionVerdict.Denied(
                        webhook,
                        UNPROCESSABLE,
                        "Invalid",
                        FieldError.message(kind, name, errors),
                        errors.stream().map(FieldError::cause).toList());
    }
}
