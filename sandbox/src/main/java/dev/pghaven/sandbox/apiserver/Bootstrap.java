package dev.pghaven.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.authorization.DefaultRoles;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.registry.WriteOptions;
import java.util.List;

/**
 * Creates what every cluster has from its first moment: namespaces, and definitions of resources.
 */
final class Bootstrap {
    private static final List<String> NAMESPACES =
            List.of("default", "kube-system", "kube-public", "kube-node-lease");
    private static final WriteOptions OPTIONS = WriteOptions.of(User.SYSTEM, "kube-apiserver");

    private final Kinds kinds;
    private final Registry registry;

    Bootstrap(Kinds kinds, Registry registry) {
        this.kinds = kinds;
        this.registry = registry;
    }

    void run() {
        NAMESPACES.forEach(name -> create(kinds.core("namespaces"), name, object()));
        DefaultRoles.all().forEach(this::create);
        kinds.all().stream().filter(kind -> kind.is(Trait.CUSTOM)).forEach(this::define);
    }

    private void define(KindSpec kind) {
        KindSpec definitions =
                kinds.kind("apiextensions.k8s.io/v1", "CustomResourceDefinition").orElseThrow();
        create(definitions, kind.resource(), definition(kind));
        ObjectNode established = definition(kind);
        established
                .put("apiVersion", definitions.apiVersion())
                .put("kind", definitions.kind())
                .putObject("metadata")
                .put("name", kind.resource());
        ObjectNode status = established.putObject("status");
        status.withArray("conditions").addObject().put("type", "Established").put("status", "True");
        status.set("acceptedNames", established.at("/spec/names"));
        registry.update(
                new Target(definitions, "", kind.resource(), "status"), established, OPTIONS);
    }

    private static ObjectNode definition(KindSpec kind) {
        ObjectNode definition = object();
        ObjectNode spec = definition.putObject("spec");
        spec.put("group", kind.group()).put("scope", "Namespaced");
        ObjectNode names = spec.putObject("names");
        names.put("plural", kind.plural()).put("singular", kind.singular());
        names.put("kind", kind.kind()).put("listKind", kind.kind() + "List");
        ObjectNode version = spec.putArray("versions").addObject();
        version.put("name", kind.version()).put("served", true).put("storage", true);
        version.putObject("schema")
                .putObject("openAPIV3Schema")
                .put("type", "object")
                .put("x-kubernetes-preserve-unknown-fields", true);
        if (kind.is(Trait.STATUS)) {
            version.putObject("subresources").putObject("status");
        }
        return definition;
    }

    private void create(ObjectNode object) {
        KindSpec kind =
                kinds.kind(object.path("apiVersion").asText(), object.path("kind").asText())
                        .orElseThrow();
        registry.create(new Target(kind, "", "", ""), object, OPTIONS);
    }

    private void create(KindSpec kind, String name, ObjectNode object) {
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        object.putObject("metadata").put("name", name);
        registry.create(new Target(kind, "", "", ""), object, OPTIONS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
