package dev.pghaven.sandbox.apiserver.discovery;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import java.util.List;

/** What can be done with a resource. */
final class Verbs {
    private static final List<String> ALL =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private Verbs() {}

    static List<String> of(KindSpec kind) {
        return kind.is(Trait.REVIEW) ? List.of("create") : ALL;
    }
}
