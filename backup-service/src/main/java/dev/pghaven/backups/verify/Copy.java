package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.OurNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The Cluster that a verification restores into; everything of it is found again by its name. */
public record Copy(UUID operation, ClusterRef ref) {
    /** The operation that an object was made by. */
    public static final String OPERATION = "pghaven.dev/operation";

    private static final int DIGITS = 8;

    static Copy of(UUID operation, String namespace) {
        var name = "verify-" + operation.toString().substring(0, DIGITS);
        return new Copy(operation, new ClusterRef(namespace, name));
    }

    public Map<String, String> labels() {
        var labels = new TreeMap<>(OurLabels.of(ref));
        labels.putAll(notes());
        return labels;
    }

    Map<String, String> notes() {
        return Map.of(OPERATION, operation.toString());
    }

    /** Not the name that the operator would give it, which deletes a Secret of that name. */
    public String superuserSecret() {
        return ref.name() + "-admin";
    }

    String ownerSecret() {
        return OurNames.ownerSecret(ref);
    }

    String roleSecret() {
        return OurNames.roleSecret(ref);
    }

    String objectStore() {
        return OurNames.objectStore(ref);
    }
}
