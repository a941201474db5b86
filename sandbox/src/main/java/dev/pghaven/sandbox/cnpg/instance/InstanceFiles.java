package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.command.ManagerCommand;
import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.postgres.ConfigurationFile;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Keeps an instance's configuration files as the Cluster wants them. */
record InstanceFiles(PostgresInstallation installation, InstanceFolders folders, String ip) {

    static final String STANDBY_SIGNAL = "standby.signal";

    /** Whether any file changed, so that the server has something to read again. */
    boolean write(
            Cluster cluster, Map<String, String> certificates, Map<String, String> replication) {
        var settings = new TreeMap<>(ServerSettings.of(cluster, folders, ip));
        settings.putAll(replication);
        var pgData = folders.pgData();
        boolean changed = false;
        for (var certificate : certificates.entrySet()) {
            changed |= replace(folders.certificate(certificate.getKey()), certificate.getValue());
        }
        replace(folders.manager(), ManagerCommand.TEXT);
        changed |= replace(pgData.resolve("postgresql.conf"), ConfigurationFile.of(settings));
        changed |= replace(pgData.resolve("pg_hba.conf"), AccessRules.hostBased(cluster));
        var identities = AccessRules.identities(cluster, installation.account().ourName());
        changed |= replace(pgData.resolve("pg_ident.conf"), identities);
        return changed;
    }

    boolean isStandby() {
        return Files.exists(folders.pgData().resolve(STANDBY_SIGNAL));
    }

    private boolean replace(Path file, String content) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(content)) {
                return false;
            }
            AtomicFile.replacePrivate(file, content);
            installation.account().own(file);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
