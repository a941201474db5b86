package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.command.ManagerCommand;
import dev.pghaven.sandbox.cnpg.recovery.TargetSettings;
import dev.pghaven.sandbox.cnpg.recovery.WalRestore;
import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.postgres.ControlData;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a server that recovers; the instance's own takes its place afterwards. */
record RecoveryFiles(PostgresInstallation installation, InstanceFolders folders, String ip) {

    void write(Cluster cluster, int commandPort) {
        var command = new ManagerCommand(folders.manager(), ip, commandPort);
        new InstanceFiles(installation, folders, ip)
                .write(cluster, Map.of(), settings(cluster, command));
        replace(folders.pgData().resolve("pg_hba.conf"), "local all all peer map=local\n");
        replace(folders.pgData().resolve("postgresql.auto.conf"), "");
        replace(folders.pgData().resolve("recovery.signal"), "");
    }

    /** Those that a standby must not have lower are the source's while it recovers, as in CNPG. */
    private Map<String, String> settings(Cluster cluster, ManagerCommand command) {
        var settings = new HashMap<>(ControlData.of(folders.pgData()).sensitiveSettings());
        settings.putAll(TargetSettings.of(cluster.spec().bootstrap().recovery().recoveryTarget()));
        settings.put("restore_command", command.line(WalRestore.COMMAND, "%f", "%p"));
        settings.put("archive_command", "cd .");
        settings.put("synchronous_standby_names", "");
        return settings;
    }

    private void replace(Path file, String content) {
        AtomicFile.replacePrivate(file, content);
        installation.account().own(file);
    }
}
