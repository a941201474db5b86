package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that the metadata of every object keeps. */
final class Validation {
    private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_1123 = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile(LABEL_1123 + "(\\." + LABEL_1123 + ")*");
    private static final Pattern PATH_SEGMENT = Pattern.compile("(?!\\.\\.?$)[^/%]+");
    private static final Pattern LABEL_VALUE =
            Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern QUALIFIED_NAME =
            Pattern.compile("(" + SUBDOMAIN + "/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]");

    private Validation() {}

    static void check(KindSpec kind, JsonNode object) {
        List<Cause> causes = new ArrayList<>();
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText();
        checkName(kind, name, causes);
        metadata.path("labels")
                .properties()
                .forEach(label -> checkLabel(label.getKey(), label.getValue().asText(), causes));
        metadata.path("annotations")
                .properties()
                .forEach(e -> checkKey("metadata.annotations", e.getKey(), causes));
        checkOwners(metadata.path("ownerReferences"), causes);
        if (!causes.isEmpty()) {
            throw Refusals.invalid(kind, name, causes);
        }
    }

    static Cause invalid(String field, String value, String rule) {
        return new Cause(
                "FieldValueInvalid", "Invalid value: \"%s\": %s".formatted(value, rule), field);
    }

    static Cause required(String field, String rule) {
        return new Cause("FieldValueRequired", "Required value: " + rule, field);
    }

    private static void checkName(KindSpec kind, String name, List<Cause> causes) {
        switch (kind.resource()) {
            case "services" ->
                    checkName(
                            name,
                            LABEL_1035,
                            63,
                            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                            causes);
            case "namespaces" ->
                    checkName(
                            name,
                            LABEL_1123,
                            63,
                            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                            causes);
            case "roles.rbac.authorization.k8s.io",
                    "rolebindings.rbac.authorization.k8s.io",
                    "clusterroles.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    checkName(
                            name,
                            PATH_SEGMENT,
                            253,
                            "may not be '.' or '..' or contain '/' or '%'",
                            causes);
            default ->
                    checkName(
                            name,
                            SUBDOMAIN,
                            253,
                            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                            causes);
        }
    }

    private static void checkName(
            String name, Pattern pattern, int longest, String rule, List<Cause> causes) {
        if (!pattern.matcher(name).matches()) {
            causes.add(invalid("metadata.name", name, rule));
        } else if (name.length() > longest) {
            causes.add(
                    invalid(
                            "metadata.name",
                            name,
                            "must be no more than " + longest + " characters"));
        }
    }

    private static void checkLabel(String key, String value, List<Cause> causes) {
        checkKey("metadata.labels", key, causes);
        if (value.length() > 63 || !LABEL_VALUE.matcher(value).matches()) {
            causes.add(
                    invalid(
                            "metadata.labels",
                            value,
                            "a valid label must be an empty string or consist of alphanumeric"
                                    + " characters, '-', '_' or '.', at most 63, and must start and"
                                    + " end with an alphanumeric character"));
        }
    }

    private static void checkKey(String field, String key, List<Cause> causes) {
        if (!QUALIFIED_NAME.matcher(key).matches()) {
            causes.add(
                    invalid(
                            field,
                            key,
                            "name part must consist of alphanumeric characters, '-', '_' or '.',"
                                    + " and must start and end with an alphanumeric character"));
        }
    }

    private static void checkOwners(JsonNode owners, List<Cause> causes) {
        int controllers = 0;
        for (int i = 0; i < owners.size(); i++) {
            JsonNode owner = owners.get(i);
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (owner.path(field).asText().isEmpty()) {
                    causes.add(
                            required(
                                    "metadata.ownerReferences[%d].%s".formatted(i, field),
                                    "must not be empty"));
                }
            }
            controllers += owner.path("controller").asBoolean() ? 1 : 0;
        }
        if (controllers > 1) {
            causes.add(
                    invalid(
                            "metadata.ownerReferences",
                            String.valueOf(controllers),
                            "Only one reference can have Controller set to true"));
        }
    }
}
