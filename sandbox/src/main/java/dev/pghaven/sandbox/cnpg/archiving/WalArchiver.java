package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.WalName;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CNPG's {@code wal-archive}: what PostgreSQL's archive command comes down to. */
public final class WalArchiver {
    public static final String COMMAND = "wal-archive";
    private static final Logger LOG = LoggerFactory.getLogger(WalArchiver.class);
    private static final String FOLDER = "pg_wal";

    private final String instance;
    private final Path pgData;
    private final ClusterApi api;
    private final Archives archives;

    public WalArchiver(String instance, Path pgData, ClusterApi api, Archives archives) {
        this.instance = instance;
        this.pgData = pgData;
        this.api = api;
        this.archives = archives;
    }

    /** The outcome is told in the Cluster's condition before PostgreSQL hears of it. */
    public void archive(Cluster cluster, Map<String, String> podLabels, String file)
            throws Exception {
        var condition = new ArchivingCondition(new StatusWriter(api), cluster);
        try {
            archiveAsConfigured(cluster, podLabels, walFile(file));
        } catch (Exception e) {
            LOG.atInfo()
                    .addKeyValue("instance", instance)
                    .addKeyValue("file", file)
                    .log("not archived: {}", reason(e));
            condition.failing(e.getMessage());
            throw e;
        }
        condition.working();
    }

    private void archiveAsConfigured(Cluster cluster, Map<String, String> podLabels, Path file)
            throws Exception {
        if (!instance.equals(cluster.status().currentPrimary())) {
            throw new IllegalStateException("switchover in progress, refusing archiving");
        }
        var archive = configured(cluster);
        if (archive.isPresent()) {
            upload(PodAccount.of(cluster, podLabels), archive.get(), file);
        }
    }

    private Optional<ConfiguredArchive> configured(Cluster cluster) throws PluginFailure {
        try {
            return new ConfiguredArchives(api).ofWal(cluster);
        } catch (IllegalArgumentException e) {
            throw new PluginFailure(e);
        }
    }

    private void upload(PodAccount pod, ConfiguredArchive archive, Path file) throws Exception {
        var upload = new WalUpload(archives, pod, pgData);
        switch (archive) {
            case ConfiguredArchive.InTree inTree -> upload.run(inTree, file);
            case ConfiguredArchive.OfPlugin ofPlugin -> {
                try {
                    upload.run(ofPlugin, file);
                } catch (BarmanFailure e) {
                    throw new PluginFailure(e);
                }
            }
        }
    }

    /** Whoever reaches the port must not make us upload anything else. */
    private Path walFile(String file) {
        var path = Path.of(file);
        if (path.getNameCount() != 2 || !path.startsWith(FOLDER)) {
            throw new IllegalArgumentException("not a file of " + FOLDER + ": " + file);
        }
        return pgData.resolve(FOLDER).resolve(new WalName(path.getFileName().toString()).text());
    }

    private static String reason(Exception e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last == e ? e.getMessage() : e.getMessage() + " (" + last.getMessage() + ")";
    }
}
