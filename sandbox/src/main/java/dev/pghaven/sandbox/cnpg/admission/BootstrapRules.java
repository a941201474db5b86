package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.cnpg.api.Bootstrap;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a cluster may begin. */
final class BootstrapRules {
    private static final int LARGEST_SEGMENT = 1024;

    private BootstrapRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        initdb(spec.bootstrap().initdb(), errors);
        if (spec.bootstrap().recovery() != null) {
            target(spec.bootstrap().recovery().path("recoveryTarget"), errors);
        }
        return errors;
    }

    private static void initdb(Bootstrap.InitDb initdb, List<FieldError> errors) {
        Integer segment = initdb.walSegmentSize();
        if (segment != null
                && (segment < 1 || segment > LARGEST_SEGMENT || Integer.bitCount(segment) != 1)) {
            errors.add(
                    FieldError.invalid(
                            "spec.bootstrap.initdb.walSegmentSize",
                            segment,
                            "WAL segment size must be a power of 2 between 1 and 1024"));
        }
    }

    /** These targets do not say where to start, so the backup has to be named. */
    private static void target(JsonNode target, List<FieldError> errors) {
        boolean needsBackup =
                Stream.of("targetName", "targetXID", "targetImmediate")
                        .anyMatch(target::hasNonNull);
        if (needsBackup && target.path("backupID").asText().isEmpty()) {
            errors.add(
                    FieldError.required(
                            "spec.bootstrap.recovery.recoveryTarget.backupID",
                            "BackupID is missing"));
        }
    }
}
