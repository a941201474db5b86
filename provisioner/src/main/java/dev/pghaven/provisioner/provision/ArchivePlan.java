package dev.pghaven.provisioner.provision;

import dev.pghaven.azure.AzureKeys;
import dev.pghaven.azure.DestinationPath;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.kubernetes.Feature;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a cluster's archive is to be, and who is to write it.
 *
 * @param archive absent where nothing is archived
 * @param objections why it cannot be as asked
 */
record ArchivePlan(Optional<Archive> archive, List<String> objections) {
    private static final String SETTING = "pghaven.provisioner.backup.destination-path";

    /** Without a word in the request there is an archive wherever the service knows a place. */
    static ArchivePlan of(
            Provisioning it,
            OperatorVersion version,
            BooleanSupplier pluginInstalled,
            Surroundings surroundings) {
        var asked = it.spec().backup().orElseGet(Backup::defaults);
        if (!asked.enabled()) {
            return none();
        }
        var destination = asked.destinationPath().or(() -> configured(surroundings));
        if (destination.isEmpty()) {
            return it.spec().backup().isEmpty() ? none() : withoutDestination();
        }
        var objections = new ArrayList<String>();
        AzureKeys.missingForLogin(surroundings.azure())
                .forEach(key -> objections.add("an archive needs the setting " + key));
        var path = parsed(destination.get(), objections);
        var method = asked.method().orElseGet(() -> usual(version, pluginInstalled));
        objections.addAll(objections(method, version, pluginInstalled));
        return new ArchivePlan(
                path.map(at -> new Archive(at, it.cluster().name(), method)),
                List.copyOf(objections));
    }

    private static ArchivePlan none() {
        return new ArchivePlan(Optional.empty(), List.of());
    }

    /** Who asks for backups must not get a cluster that has none. */
    private static ArchivePlan withoutDestination() {
        return new ArchivePlan(
                Optional.empty(),
                List.of("spec.backup needs a destinationPath, or the setting " + SETTING));
    }

    private static Optional<String> configured(Surroundings surroundings) {
        return surroundings.provisioner().backup().destinationPath().map(DestinationPath::toString);
    }

    private static Optional<DestinationPath> parsed(String path, List<String> objections) {
        try {
            return Optional.of(DestinationPath.parse(path));
        } catch (IllegalArgumentException e) {
            objections.add("spec.backup.destinationPath: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static BackupMethod usual(OperatorVersion version, BooleanSupplier pluginInstalled) {
        var plugin =
                !version.hasOwnBarman()
                        || version.supports(Feature.BACKUP_PLUGIN)
                                && pluginInstalled.getAsBoolean();
        return plugin ? BackupMethod.PLUGIN : BackupMethod.BARMAN_OBJECT_STORE;
    }

    private static List<String> objections(
            BackupMethod method, OperatorVersion version, BooleanSupplier pluginInstalled) {
        return switch (method) {
            case PLUGIN -> objectionsToPlugin(version, pluginInstalled);
            case BARMAN_OBJECT_STORE ->
                    version.hasOwnBarman()
                            ? List.of()
                            : List.of(
                                    "CNPG %s has no Barman of its own any more; that ended with 1.31.0, so spec.backup.method must be plugin"
                                            .formatted(version));
        };
    }

    private static List<String> objectionsToPlugin(
            OperatorVersion version, BooleanSupplier pluginInstalled) {
        if (!version.supports(Feature.BACKUP_PLUGIN)) {
            return List.of(Requirements.lacks(version, Feature.BACKUP_PLUGIN));
        }
        return pluginInstalled.getAsBoolean()
                ? List.of()
                : List.of(
                        "the Barman Cloud plugin is not installed: Kubernetes knows no kind"
                                + " ObjectStore in barmancloud.cnpg.io/v1");
    }
}
