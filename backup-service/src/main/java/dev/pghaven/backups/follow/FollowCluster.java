package dev.pghaven.backups.follow;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Begins to look after a cluster that was provisioned, or notes what has changed about it. */
@ApplicationScoped
public class FollowCluster implements Workflow<Following> {
    public static final String NAME = "follow-cluster";

    private final Clusters clusters;
    private final ArchiveLocations archives;
    private final FollowedClusters followed;

    FollowCluster(Clusters clusters, ArchiveLocations archives, FollowedClusters followed) {
        this.clusters = clusters;
        this.archives = archives;
        this.followed = followed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Following> stateType() {
        return Following.class;
    }

    @Override
    public Steps<Following> steps() {
        return Steps.<Following>inOrder().step("register-cluster", this::register);
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    /** The world was promised nothing. */
    @Override
    public Optional<Fact> stopped(Following it, Stop stop) {
        return Optional.empty();
    }

    /** One that is gone already is let go by the fact that follows. */
    private Outcome<Following> register(Following it) {
        var archive = clusters.find(it.cluster()).flatMap(archives::of);
        followed.follow(
                new FollowedCluster(
                        it.cluster(),
                        it.database(),
                        archive,
                        it.backup().enabled(),
                        it.backup().retentionPolicy(),
                        maxProofAge(it)));
        return done(it);
    }

    /** A spec that says nothing of it leaves what was asked for by itself. */
    private Duration maxProofAge(Following it) {
        return it.backup()
                .restoreChecks()
                .map(RestoreChecks::maxProofAge)
                .or(() -> followed.find(it.cluster()).map(FollowedCluster::maxProofAge))
                .orElse(RestoreChecks.DEFAULT_MAX_PROOF_AGE);
    }
}
