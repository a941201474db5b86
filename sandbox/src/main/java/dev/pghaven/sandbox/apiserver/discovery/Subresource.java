package dev.pghaven.sandbox.apiserver.discovery;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import java.util.ArrayList;
import java.util.List;

/** A part of a resource with a path of its own. */
record Subresource(String name, String group, String version, String kind, List<String> verbs) {
    static List<Subresource> of(KindSpec kind) {
        List<Subresource> found = new ArrayList<>();
        if (kind.is(Trait.STATUS)) {
            found.add(
                    new Subresource(
                            "status",
                            kind.group(),
                            kind.version(),
                            kind.kind(),
                            List.of("get", "patch", "update")));
        }
        switch (kind.resource()) {
            case "serviceaccounts" ->
                    found.add(created("token", "authentication.k8s.io", "TokenRequest"));
            case "pods" -> {
                found.add(created("eviction", "policy", "Eviction"));
                found.add(
                        new Subresource(
                                "exec", "", "v1", "PodExecOptions", List.of("create", "get")));
            }
            default -> {}
        }
        return found;
    }

    private static Subresource created(String name, String group, String kind) {
        return new Subresource(name, group, "v1", kind, List.of("create"));
    }
}
