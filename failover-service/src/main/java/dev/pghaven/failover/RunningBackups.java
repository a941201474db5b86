package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;

/** The base backups of clusters that are not over, whoever asked for them. */
public interface RunningBackups {
    /** Their names, each with its phase. */
    List<RunningBackup> of(ClusterRef cluster);

    /**
     * A Backup.
     *
     * @param phase in the operator's own words
     */
    record RunningBackup(String name, String phase) {}
}
