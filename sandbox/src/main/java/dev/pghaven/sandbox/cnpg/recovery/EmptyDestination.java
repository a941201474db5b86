package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.WalArchive;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchives;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import java.io.IOException;

/** Where the new cluster will archive to, if anywhere, nobody may have archived before. */
public record EmptyDestination(ClusterApi api, Archives archives) {

    public void require(Cluster cluster, PodAccount pod) throws IOException {
        var destination = new ConfiguredArchives(api).ofWal(cluster);
        if (destination.isEmpty()) {
            return;
        }
        var server = destination.get().server();
        var archive = new WalArchive(archives.open(pod, destination.get().store(), server));
        if (!archive.isEmpty()) {
            throw new RecoveryFailure(
                    "unexpected failure invoking barman-cloud-check-wal-archive: exit status 1:"
                            + " WAL archive check failed for server "
                            + server
                            + ": Expected empty archive");
        }
    }
}
