package dev.pghaven.sandbox.launcher.bench;

import dev.pghaven.sandbox.launcher.client.Exchange;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Sql;
import dev.pghaven.sandbox.launcher.client.Stage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the proof of a restore costs: a verified restore against the bare restore of the same backup
 * to the same place in the log, in alternating order, for growing amounts of data.
 */
public final class RestoreBench {
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);

    private final Stage stage;
    private final List<Integer> sizes;
    private final int rounds;
    private final PrintStream out;

    /**
     * @param sizes in megabytes
     */
    public RestoreBench(Stage stage, List<Integer> sizes, int rounds, PrintStream out) {
        this.stage = stage;
        this.sizes = sizes.stream().sorted().toList();
        this.rounds = rounds;
        this.out = out;
    }

    public void run() throws IOException, InterruptedException, SQLException {
        var begun = Instant.now();
        try (var kubernetes = stage.kubernetes();
                var exchange = new Exchange(stage, BenchedCluster.named(begun), out)) {
            var cluster = new BenchedCluster(exchange, out);
            cluster.provision();
            var results = measure(cluster, kubernetes, begun);
            remove(cluster);
            new RestoreTable(results).print(out);
            out.printf("%n%d processors; the report is %s%n", processors(), file());
        }
    }

    /** Its archive is the backup service's, which deletes it when it hears of the removal. */
    private void remove(BenchedCluster cluster) throws IOException, InterruptedException {
        cluster.remove();
        var folder = cluster.ref().name() + "/";
        Waiting.until("the removal of the archive", () -> stage.blobs(folder).isEmpty());
    }

    private List<SizeResult> measure(
            BenchedCluster cluster, KubernetesClient kubernetes, Instant begun)
            throws IOException, InterruptedException, SQLException {
        var live = new LiveCluster(kubernetes, cluster.ref());
        var filling = filling(live);
        var verified = new VerifiedRestore(cluster);
        var bare = new BareRestore(kubernetes, cluster.ref(), out);
        var results = new ArrayList<SizeResult>();
        var series = new Series(verified, bare);
        for (var size : sizes) {
            filling.upTo(size);
            var backup = cluster.backUp();
            // What runs for the first time is slower: compilers, caches, a node that is to come.
            if (results.isEmpty()) {
                series.warmUp();
            }
            results.add(series.measure(size, backup, rounds));
            // After each size: a run that is cut short has measured something.
            new RestoreReport(begun.toString(), processors(), results).writeTo(file());
        }
        return results;
    }

    private Filling filling(LiveCluster live) throws IOException {
        var authority = stage.folder().resolve("bench-cluster-ca.crt");
        Files.writeString(authority, live.certificateAuthority());
        var sql = new Sql(BenchedCluster.DATABASE, live.owner(), authority, LONGEST_STATEMENT);
        return new Filling(sql, live.primary(), out);
    }

    private Path file() {
        return stage.folder().resolve("bench-restore.json");
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
