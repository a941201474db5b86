package dev.pghaven.backups.store;

import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.watch.Claimed;
import dev.pghaven.backups.watch.Finding;
import dev.pghaven.backups.watch.WatchState;
import dev.pghaven.backups.watch.Watched;
import dev.pghaven.backups.watch.Watches;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.watch.Rounds;
import dev.pghaven.operations.watch.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The archive watch in the service's store. */
@ApplicationScoped
class StoredWatches implements Watches {
    private static final String TABLE = "backup_service.archive_watch";
    private static final String CLUSTERS =
            "select cluster from backup_service.followed_cluster where backed_up";

    private final Rounds rounds;
    private final FollowedClusters followed;

    StoredWatches(DataSource dataSource, Engine engine, FollowedClusters followed) {
        this.rounds = new Rounds(dataSource, engine.announcements(), TABLE, CLUSTERS);
        this.followed = followed;
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        return rounds.claim(most, lease).stream()
                .map(this::claimed)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean settle(Claimed claimed, Finding finding, Duration next) {
        var news = finding.news().stream().toList();
        return rounds.settle(claimed.turn(), Json.write(finding.state()), news, next);
    }

    @Override
    public List<Watched> all() {
        return rounds.all().stream().map(it -> new Watched(it.cluster(), stateOf(it))).toList();
    }

    /** Empty if it was let go in the meantime. */
    private Optional<Claimed> claimed(Turn turn) {
        return followed.find(turn.cluster())
                .map(FollowedCluster::database)
                .map(database -> new Claimed(turn, database, stateOf(turn)));
    }

    private static WatchState stateOf(Turn turn) {
        return turn.state().map(it -> Json.read(it, WatchState.class)).orElseGet(WatchState::fresh);
    }
}
