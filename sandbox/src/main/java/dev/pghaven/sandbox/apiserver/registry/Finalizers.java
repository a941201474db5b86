package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The finalizers that the API server and its garbage collector know themselves. */
public final class Finalizers {
    public static final String FOREGROUND = "foregroundDeletion";
    public static final String ORPHAN = "orphan";

    private Finalizers() {}

    public static boolean has(JsonNode object, String finalizer) {
        return Metadata.finalizers(object).contains(finalizer);
    }

    /** Whether an object that is being deleted has nothing left to wait for. */
    static boolean allowDeletion(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("deletionTimestamp").isTextual()
                && Metadata.finalizers(object).isEmpty()
                && metadata.path("deletionGracePeriodSeconds").asLong() == 0
                && object.at("/spec/finalizers").isEmpty();
    }

    static List<String> forPropagation(List<String> present, Propagation propagation) {
        List<String> finalizers = new ArrayList<>(present);
        switch (propagation) {
            case BACKGROUND -> finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
            case FOREGROUND -> exchange(finalizers, ORPHAN, FOREGROUND);
            case ORPHAN -> exchange(finalizers, FOREGROUND, ORPHAN);
            case AS_FINALIZERS_SAY -> {}
        }
        return finalizers;
    }

    private static void exchange(List<String> finalizers, String gone, String wanted) {
        finalizers.remove(gone);
        if (!finalizers.contains(wanted)) {
            finalizers.add(wanted);
        }
    }
}
