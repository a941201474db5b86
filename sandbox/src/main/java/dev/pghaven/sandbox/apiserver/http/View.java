package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.Locale;

/** The form in which a client wants its answer: whole objects, their metadata, or table rows. */
enum View {
    OBJECT,
    METADATA,
    TABLE;

    private static final String OFFERED = "application/json";

    /** Protobuf is not served: who accepts JSON beside it gets that. */
    static View of(String accept) {
        if (accept == null || accept.isBlank()) {
            return OBJECT;
        }
        for (String range : accept.split(",")) {
            String type = range.replace(" ", "").toLowerCase(Locale.ROOT);
            if (type.startsWith("application/json")
                    || type.startsWith("*/*")
                    || type.startsWith("application/*")) {
                if (type.contains("as=table")) {
                    return TABLE;
                }
                return type.contains("as=partialobjectmetadata") ? METADATA : OBJECT;
            }
        }
        throw Refusals.notAcceptable(OFFERED);
    }
}
