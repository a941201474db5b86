package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.cnpg.api.AzureCredentials;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a Cluster may say of its in-tree archive. */
final class ArchiveRules {
    private static final String FIELD = "spec.backup.barmanObjectStore";
    private static final String ONE_AND_ONLY_ONE =
            "One and only one of azureCredentials, s3Credentials and googleCredentials are required";

    private ArchiveRules() {}

    /** Kubernetes' part, from the definition of the kind. */
    static List<FieldError> definition(JsonNode cluster) {
        return new DefinitionRules(cluster)
                .oneOf(List.of("primary", "prefer-standby"), "backup", "target")
                .matching(ObjectStoreAdmission.RETENTION, "backup", "retentionPolicy")
                .required("backup", "barmanObjectStore", "destinationPath")
                .notEmpty("backup", "barmanObjectStore", "destinationPath")
                .oneOf(
                        ObjectStoreAdmission.WAL,
                        "backup",
                        "barmanObjectStore",
                        "wal",
                        "compression")
                .oneOf(
                        ObjectStoreAdmission.DATA,
                        "backup",
                        "barmanObjectStore",
                        "data",
                        "compression")
                .errors();
    }

    /** The webhook's part. */
    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        spec.inTreeArchive().ifPresent(archive -> credentials(archive, errors));
        return errors;
    }

    private static void credentials(BarmanObjectStore archive, List<FieldError> errors) {
        long given =
                Stream.of(
                                archive.azureCredentials(),
                                archive.s3Credentials(),
                                archive.googleCredentials())
                        .filter(Objects::nonNull)
                        .count();
        if (archive.azureCredentials() != null) {
            azure(archive.azureCredentials(), errors);
        }
        if (given != 1) {
            var count = given == 0 ? "missing" : "too many";
            errors.add(
                    FieldError.invalid(
                            FIELD,
                            archive.destinationPath(),
                            count + " credentials. " + ONE_AND_ONLY_ONE));
        }
    }

    private static void azure(AzureCredentials azure, List<FieldError> errors) {
        long ways =
                Stream.of(
                                azure.inheritFromAzureAD(),
                                azure.useDefaultAzureCredentials(),
                                azure.storageKey() != null,
                                azure.storageSasToken() != null)
                        .filter(way -> way)
                        .count();
        if (azure.connectionString() == null && ways != 1) {
            errors.add(
                    FieldError.invalid(
                            FIELD + ".azureCredentials",
                            "azureCredentials",
                            "when connection string is not specified, one and only one of storage"
                                    + " key and storage SAS token is allowed"));
        }
        if (azure.connectionString() != null && ways != 0) {
            errors.add(
                    FieldError.invalid(
                            FIELD + ".azureCredentials",
                            "azureCredentials",
                            "when connection string is specified, the other parameters must be"
                                    + " empty"));
        }
    }
}
