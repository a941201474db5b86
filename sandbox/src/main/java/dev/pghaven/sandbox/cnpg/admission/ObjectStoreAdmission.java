package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import java.util.List;
import java.util.regex.Pattern;

/** What Kubernetes refuses of an ObjectStore; the plugin has no webhook. */
final class ObjectStoreAdmission implements Admission {
    static final Pattern RETENTION = Pattern.compile("^[1-9][0-9]*[dwm]$");
    static final List<String> WAL = List.of("bzip2", "gzip", "lz4", "snappy", "xz", "zstd");
    static final List<String> DATA = List.of("bzip2", "gzip", "lz4", "snappy");
    private static final String KIND = "ObjectStore.barmancloud.cnpg.io";
    private static final String CONFIGURATION = "configuration";

    @Override
    public AdmissionVerdict review(AdmissionRequest request) {
        var rules =
                new DefinitionRules(request.object())
                        .required(CONFIGURATION)
                        .required(CONFIGURATION, "destinationPath")
                        .notEmpty(CONFIGURATION, "destinationPath")
                        .oneOf(WAL, CONFIGURATION, "wal", "compression")
                        .oneOf(DATA, CONFIGURATION, "data", "compression")
                        .matching(RETENTION, "retentionPolicy")
                        .absent(
                                "use the 'serverName' plugin parameter in the Cluster resource",
                                CONFIGURATION,
                                "serverName");
        return Verdicts.ofDefinition(KIND, request.name()).of(request.object(), rules.errors());
    }
}
