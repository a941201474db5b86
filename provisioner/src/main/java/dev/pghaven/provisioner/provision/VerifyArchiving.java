package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.ConditionType;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Archives;
import dev.pghaven.provisioner.Archives.Look;
import dev.pghaven.provisioner.Databases;
import dev.pghaven.provisioner.Databases.Archiver;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Archiving is healthy only when a segment that was closed after the check began is a blob: the
 * operator says that all is well also where nothing is archived.
 */
@ApplicationScoped
class VerifyArchiving {
    private final Databases databases;
    private final Archives archives;
    private final Clusters clusters;
    private final ProvisionerConfiguration config;

    VerifyArchiving(
            Databases databases,
            Archives archives,
            Clusters clusters,
            ProvisionerConfiguration config) {
        this.databases = databases;
        this.archives = archives;
        this.clusters = clusters;
        this.config = config;
    }

    Outcome<Provisioning> closeSegment(Provisioning it) {
        return it.archive().isEmpty() ? done(it) : close(it);
    }

    private Outcome<Provisioning> close(Provisioning it) {
        var restorePoint = "pghaven-" + it.operation();
        return switch (databases.closeSegment(it.cluster(), it.database(), restorePoint)) {
            case Answer.Given<String>(var segment) -> done(it.awaiting(segment));
            case Answer.NotReady<String>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<Provisioning> verify(Provisioning it) {
        return it.archive().map(archive -> verify(it, archive)).orElseGet(() -> done(it));
    }

    private Outcome<Provisioning> verify(Provisioning it, Archive archive) {
        return switch (archives.segment(archive, it.segment())) {
            case Look.Found(var blob) -> done(it);
            case Look.Nothing() -> await(it, archive);
            case Look.NoContainer(var reason) -> refused(reason);
            case Look.NoAccess(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    private Outcome<Provisioning> await(Provisioning it, Archive archive) {
        var cluster = clusters.find(it.cluster());
        return cluster.flatMap(found -> promotion(it, found))
                .map(Outcome::<Provisioning>refused)
                .orElseGet(() -> notYet(missing(it, archive, cluster), config.pollInterval()));
    }

    /** The segment of an old timeline is archived by its primary, or never. */
    private static Optional<String> promotion(Provisioning it, Cluster cluster) {
        return Optional.ofNullable(cluster.status())
                .map(ClusterStatus::timelineID)
                .filter(timeline -> timeline > Segments.timelineOf(it.segment()))
                .map(timeline ->
                        "the cluster went on to timeline %d before segment %s was archived; ask again"
                                .formatted(timeline, it.segment()));
    }

    private String missing(Provisioning it, Archive archive, Optional<Cluster> cluster) {
        return Stream.of(
                        Stream.of("segment %s is not in %s".formatted(it.segment(), archive)),
                        failure(it).stream(),
                        cluster.flatMap(VerifyArchiving::complaint).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("; "));
    }

    private Optional<String> failure(Provisioning it) {
        return switch (databases.archiver(it.cluster(), it.database())) {
            case Answer.Given<Archiver>(var archiver) ->
                    archiver.lastFailure()
                            .map(last ->
                                    "archiving failed %d times, last of %s"
                                            .formatted(archiver.failures(), last));
            case Answer.NotReady<Archiver>(var reason) -> Optional.of(reason);
        };
    }

    /** A hint at the cause, such as a login that Azure refused; never the proof. */
    private static Optional<String> complaint(Cluster cluster) {
        return Optional.ofNullable(cluster.status())
                .flatMap(it -> it.condition(ConditionType.CONTINUOUS_ARCHIVING))
                .filter(it -> "False".equals(it.getStatus()))
                .map(Condition::getMessage)
                .map(message -> "the operator says: " + message);
    }
}
