package dev.pghaven.sandbox.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.util.List;

/** The documents that say which groups, versions and resources there are, one by one. */
public final class Discovery {
    private final Kinds kinds;

    public Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    /** {@code /api} */
    public ObjectNode coreVersions() {
        ObjectNode json = json("APIVersions", "v1");
        json.putArray("versions").add("v1");
        json.putArray("serverAddressByClientCIDRs");
        return json;
    }

    /** {@code /apis} */
    public ObjectNode groups() {
        ObjectNode json = json("APIGroupList", "v1");
        ArrayNode groups = json.putArray("groups");
        groupNames().forEach(name -> groups.add(describe(name)));
        return json;
    }

    /** {@code /apis/GROUP} */
    public ObjectNode group(String name) {
        ObjectNode json = json("APIGroup", "v1");
        json.setAll(describe(name));
        return json;
    }

    public List<String> groupNames() {
        return kinds.all().stream()
                .map(KindSpec::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    private static ObjectNode describe(String name) {
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("name", name);
        version(group.putArray("versions").addObject(), name);
        version(group.putObject("preferredVersion"), name);
        return group;
    }

    private static void version(ObjectNode json, String group) {
        json.put("groupVersion", group + "/v1").put("version", "v1");
    }

    /** {@code /api/v1} and {@code /apis/GROUP/VERSION} */
    public ObjectNode resources(String apiVersion) {
        ObjectNode json = json("APIResourceList", "v1").put("groupVersion", apiVersion);
        ArrayNode resources = json.putArray("resources");
        kinds.in(apiVersion).forEach(kind -> addResources(kind, resources));
        return json;
    }

    private static void addResources(KindSpec kind, ArrayNode resources) {
        ObjectNode resource = resource(kind, kind.plural(), kind.kind(), resources.addObject());
        resource.put("singularName", kind.singular());
        Verbs.of(kind).forEach(resource.putArray("verbs")::add);
        if (!kind.shortNames().isEmpty()) {
            kind.shortNames().forEach(resource.putArray("shortNames")::add);
        }
        if (!kind.categories().isEmpty()) {
            kind.categories().forEach(resource.putArray("categories")::add);
        }
        for (Subresource sub : Subresource.of(kind)) {
            ObjectNode json =
                    resource(
                            kind,
                            kind.plural() + "/" + sub.name(),
                            sub.kind(),
                            resources.addObject());
            json.put("singularName", "");
            sub.verbs().forEach(json.putArray("verbs")::add);
        }
    }

    private static ObjectNode resource(
            KindSpec kind, String name, String kindName, ObjectNode json) {
        return json.put("name", name).put("namespaced", kind.namespaced()).put("kind", kindName);
    }

    private static ObjectNode json(String kind, String apiVersion) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("apiVersion", apiVersion);
    }
}
