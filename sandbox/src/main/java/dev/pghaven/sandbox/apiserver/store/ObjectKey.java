package dev.pghaven.sandbox.apiserver.store;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import java.util.Comparator;

/** Where an object is: its kind, its namespace (empty for cluster-wide kinds) and its name. */
public record ObjectKey(KindSpec kind, String namespace, String name)
        implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> WITHIN_KIND =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing((ObjectKey key) -> key.kind().apiVersion())
                    .thenComparing(key -> key.kind().plural())
                    .thenComparing(WITHIN_KIND);

    @Override
    public int compareTo(ObjectKey other) {
        return kind == other.kind ? WITHIN_KIND.compare(this, other) : ORDER.compare(this, other);
    }
}
