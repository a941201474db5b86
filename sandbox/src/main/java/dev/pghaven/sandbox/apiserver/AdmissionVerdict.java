package dev.pghaven.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.status.Cause;
import java.util.List;

/** The answer of admission. */
public sealed interface AdmissionVerdict {
    /** Goes on with this object, which admission may have changed. */
    record Admitted(ObjectNode object) implements AdmissionVerdict {}

    /**
     * Refused with the code (422 with causes, 403 without a better reason) and the message that the
     * webhook gave. A webhook's name is put before the message as a real API server does; the rules
     * of a schema or of the API server itself have no name: leave it empty.
     */
    record Denied(String webhook, int code, String reason, String message, List<Cause> causes)
            implements AdmissionVerdict {
        public Denied {
            causes = List.copyOf(causes);
        }
    }
}
