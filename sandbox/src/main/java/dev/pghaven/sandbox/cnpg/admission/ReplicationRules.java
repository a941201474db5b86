package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import dev.pghaven.sandbox.cnpg.api.PostgresConfiguration.Synchronous;
import java.util.ArrayList;
import java.util.List;

/** How many standbys a commit can wait for. */
final class ReplicationRules {
    private ReplicationRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        if (spec.instances() < 1) {
            errors.add(
                    FieldError.invalid("spec.instances", spec.instances(), "must be at least 1"));
        }
        numbers(spec, errors);
        var section = spec.postgresql().synchronous();
        if (section != null) {
            section(spec, section, errors);
        }
        return errors;
    }

    private static void numbers(ClusterSpec spec, List<FieldError> errors) {
        int min = spec.minSyncReplicas();
        int max = spec.maxSyncReplicas();
        if (min < 0) {
            errors.add(
                    FieldError.invalid(
                            "spec.minSyncReplicas", min, "minSyncReplicas must be non negative"));
        }
        if (min > max) {
            errors.add(
                    FieldError.invalid(
                            "spec.minSyncReplicas",
                            min,
                            "minSyncReplicas cannot be greater than maxSyncReplicas"));
        }
        if (max < 0 || (max > 0 && max >= spec.instances())) {
            errors.add(
                    FieldError.invalid(
                            "spec.maxSyncReplicas",
                            max,
                            "maxSyncReplicas must be lower than the number of instances"));
        }
    }

    private static void section(ClusterSpec spec, Synchronous section, List<FieldError> errors) {
        if (spec.minSyncReplicas() > 0 || spec.maxSyncReplicas() > 0) {
            errors.add(
                    FieldError.invalid(
                            "spec.postgresql.synchronous",
                            "synchronous",
                            "Can't set synchronous replication together with"
                                    + " minSyncReplicas and maxSyncReplicas"));
        }
        int external = section.standbyNamesPre().size() + section.standbyNamesPost().size();
        if (section.number() < 1 || section.number() >= spec.instances() + external) {
            errors.add(
                    FieldError.invalid(
                            "spec.postgresql.synchronous.number",
                            section.number(),
                            "number must be lower than the number of instances plus the external"
                                    + " standbys, and at least 1"));
        }
    }
}
