package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.RunningBackups;
import java.util.List;

/** No backup runs, unless a test says otherwise. */
public final class KnownBackups implements RunningBackups {
    private List<RunningBackup> running = List.of();

    @Override
    public List<RunningBackup> of(ClusterRef cluster) {
        return running;
    }

    public void runs(String name, String phase) {
        running = List.of(new RunningBackup(name, phase));
    }
}
