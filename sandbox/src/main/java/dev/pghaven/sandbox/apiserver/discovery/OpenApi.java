package dev.pghaven.sandbox.apiserver.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.util.Set;
import java.util.TreeSet;

/**
 * As much OpenAPI as kubectl needs: which kinds there are and that the server validates fields, so
 * that {@code kubectl apply} leaves validation to it.
 */
public final class OpenApi {
    private static final String GVK = "x-kubernetes-group-version-kind";

    private final Kinds kinds;

    public OpenApi(Kinds kinds) {
        this.kinds = kinds;
    }

    /** {@code /openapi/v3}: where the document of each version is. */
    public ObjectNode index() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = json.putObject("paths");
        versions()
                .forEach(v ->
                        paths.putObject(path(v))
                                .put("serverRelativeURL", "/openapi/v3/" + path(v)));
        return json;
    }

    private Set<String> versions() {
        Set<String> versions = new TreeSet<>();
        kinds.all().forEach(kind -> versions.add(kind.apiVersion()));
        return versions;
    }

    static String path(String apiVersion) {
        return apiVersion.contains("/") ? "apis/" + apiVersion : "api/" + apiVersion;
    }

    /** {@code /openapi/v3/api/v1} and {@code /openapi/v3/apis/GROUP/VERSION} */
    public ObjectNode version(String apiVersion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        json.putObject("info").put("title", "Kubernetes").put("version", "v1.32.4");
        ObjectNode paths = json.putObject("paths");
        ObjectNode schemas = json.putObject("components").putObject("schemas");
        for (KindSpec kind : kinds.in(apiVersion)) {
            describePath(kind, paths.putObject(pathOf(kind)));
            describeKind(kind, schemas.putObject(schemaName(kind)));
        }
        return json;
    }

    private static String pathOf(KindSpec kind) {
        String namespace = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
        return "/" + path(kind.apiVersion()) + namespace + kind.plural() + "/{name}";
    }

    private static void describePath(KindSpec kind, ObjectNode path) {
        ObjectNode patch = path.putObject("patch");
        patch.put("x-kubernetes-action", "patch");
        groupVersionKind(kind, patch.putObject(GVK));
        for (String name : new String[] {"dryRun", "fieldManager", "fieldValidation", "force"}) {
            ObjectNode parameter = patch.withArray("parameters").addObject();
            parameter.put("name", name).put("in", "query");
            parameter.putObject("schema").put("type", "string").put("uniqueItems", true);
        }
        patch.putObject("responses").putObject("200").put("description", "OK");
    }

    private static void describeKind(KindSpec kind, ObjectNode schema) {
        schema.put("type", "object");
        groupVersionKind(kind, schema.putArray(GVK).addObject());
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.putObject("metadata").put("type", "object");
        schema.put("x-kubernetes-preserve-unknown-fields", true);
    }

    private static String schemaName(KindSpec kind) {
        return kind.group().isEmpty()
                ? "io.k8s.api.core.v1." + kind.kind()
                : kind.group() + ".v1." + kind.kind();
    }

    private static void groupVersionKind(KindSpec kind, ObjectNode json) {
        json.put("group", kind.group()).put("kind", kind.kind()).put("version", kind.version());
    }

    /** {@code /openapi/v2}, for those who take it as JSON. */
    public ObjectNode v2() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
        json.putObject("info").put("title", "Kubernetes").put("version", "v1.32.4");
        ObjectNode paths = json.putObject("paths");
        ObjectNode definitions = json.putObject("definitions");
        for (KindSpec kind : kinds.all()) {
            describePath(kind, paths.putObject(pathOf(kind)));
            describeKind(kind, definitions.putObject(schemaName(kind)));
        }
        return json;
    }
}
