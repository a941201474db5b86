package dev.pghaven.backups.backup;

import dev.pghaven.cnpg.Backup;
import dev.pghaven.contracts.Json;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** The Backup of an operation. */
final class BackupManifest {
    private BackupManifest() {}

    static Backup of(BackingUp it) {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(it.cluster().namespace())
                        .withName(it.name())
                        .withLabels(OurLabels.of(it.cluster()))
                        .build();
        return Backup.of(metadata, spec(it));
    }

    private static Backup.Spec spec(BackingUp it) {
        var cluster = it.cluster().name();
        var target = it.target().map(wanted -> Json.toNode(wanted).asText()).orElse(null);
        return switch (it.location().method()) {
            case PLUGIN -> Backup.Spec.byPlugin(cluster, target);
            case BARMAN_OBJECT_STORE -> Backup.Spec.byOperator(cluster, target);
        };
    }
}
