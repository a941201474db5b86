package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Backup and ScheduledBackup have in common: how to back up, and what goes with it. */
final class BackupFields {
    static final String IN_TREE = "barmanObjectStore";
    static final String PLUGIN = "plugin";
    static final String SNAPSHOT = "volumeSnapshot";
    private static final List<String> METHODS = List.of(IN_TREE, SNAPSHOT, PLUGIN);
    private static final List<String> TARGETS = List.of("primary", "prefer-standby");

    private BackupFields() {}

    static DefinitionRules definition(JsonNode object) {
        return new DefinitionRules(object)
                .required("cluster")
                .required("cluster", "name")
                .oneOf(METHODS, "method")
                .oneOf(TARGETS, "target")
                .required("pluginConfiguration", "name");
    }

    /** {@code method} is what CNPG calls the method in these sentences; it has two names for it. */
    static List<FieldError> combinations(JsonNode spec, String method) {
        var errors = new ArrayList<FieldError>();
        if (is(spec, SNAPSHOT)) {
            errors.add(
                    FieldError.invalid(
                            "spec.method",
                            SNAPSHOT,
                            "Cannot use volumeSnapshot backup method due to missing VolumeSnapshot"
                                    + " CRD. If you installed the CRD after having started the"
                                    + " operator, please restart it to enable VolumeSnapshot"
                                    + " support"));
        }
        for (var name : List.of("online", "onlineConfiguration")) {
            if (is(spec, IN_TREE) && spec.has(name)) {
                errors.add(onlyOfSnapshots(name, spec.get(name), method));
            }
        }
        return errors;
    }

    static boolean is(JsonNode spec, String method) {
        return spec.path("method").asText().equals(method);
    }

    private static FieldError onlyOfSnapshots(String field, JsonNode value, String method) {
        var name = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        return FieldError.invalid(
                "spec." + field,
                value,
                "%s parameter can be specified only if the %s is volumeSnapshot"
                        .formatted(name, method));
    }
}
