package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What the source holds at a known place in its log. Only where the present is verified; a moment
 * of the past has its fingerprint already, or none.
 */
@ApplicationScoped
class SourceMoment {
    private final Instances instances;
    private final Moments moments;
    private final CheckArchive archive;
    private final Fingerprints fingerprints;
    private final Processors processors;
    private final BackupsConfiguration config;

    SourceMoment(
            Instances instances,
            Moments moments,
            CheckArchive archive,
            Fingerprints fingerprints,
            Processors processors,
            BackupsConfiguration config) {
        this.instances = instances;
        this.moments = moments;
        this.archive = archive;
        this.fingerprints = fingerprints;
        this.processors = processors;
        this.config = config;
    }

    /** Known before its replay is paused, so that it is resumed whatever happens. */
    Outcome<Verifying> chooseInstance(Verifying it) {
        return isOfThePresent(it)
                ? done(
                        it.holding(
                                instances.withoutNodes(it.cluster()).stream()
                                        .filter(instance ->
                                                instance.role() == Instance.Role.REPLICA)
                                        .filter(Instance::ready)
                                        .map(Instance::name)
                                        .findFirst()))
                : done(it);
    }

    Outcome<Verifying> mark(Verifying it) {
        return switch (it.type()) {
            case LATEST ->
                    it.standby().map(name -> onStandby(it, name)).orElseGet(() -> onPrimary(it));
            case TIME -> marked(it, present(it));
            case RANDOM, BACKUP -> done(it);
        };
    }

    private Attempt<Mark> present(Verifying it) {
        var source = it.origin();
        return moments.mark(it.operation(), it.cluster(), source.database(), source.timeline());
    }

    private Outcome<Verifying> onStandby(Verifying it, String name) {
        return instances.withoutNodes(it.cluster()).stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .map(instance -> marked(it, hold(it, Optional.of(instance.address()))))
                .orElseGet(() -> refused("standby " + name + " is gone"));
    }

    private Outcome<Verifying> onPrimary(Verifying it) {
        return marked(it, hold(it, Optional.empty()));
    }

    private Attempt<Mark> hold(Verifying it, Optional<String> standby) {
        return moments.hold(it.operation(), it.cluster(), it.origin().database(), standby);
    }

    private Outcome<Verifying> marked(Verifying it, Attempt<Mark> attempt) {
        return switch (attempt) {
            case Attempt.Conclusive<Mark>(var mark) -> done(it.marked(mark));
            case Attempt.Inconclusive<Mark>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<Verifying> awaitInArchive(Verifying it) {
        return it.mark().map(mark -> archive.checkUpToMark(it, mark)).orElseGet(() -> done(it));
    }

    Outcome<Verifying> fingerprintSource(Verifying it) {
        return isOfThePresent(it) && fingerprints.at(place(it)).isEmpty()
                ? moments.fingerprint(
                                it.operation(),
                                it.mark().orElseThrow(),
                                processors.of(it.cluster()))
                        .map(attempt -> fingerprinted(it, attempt))
                        .orElseGet(
                                () -> refused("the process that held the source still has ended"))
                : done(it);
    }

    private Outcome<Verifying> fingerprinted(Verifying it, Attempt<Fingerprint> attempt) {
        return switch (attempt) {
            case Attempt.Conclusive<Fingerprint>(var fingerprint) -> {
                fingerprints.keep(place(it), fingerprint);
                moments.letGo(it.operation());
                yield done(it);
            }
            case Attempt.Inconclusive<Fingerprint>(var reason) -> refused(reason);
        };
    }

    /** A process that has lost the operation must not hold the source any longer. */
    void letGo(UUID operation) {
        moments.letGo(operation);
    }

    private static Fingerprints.Place place(Verifying it) {
        var mark = it.mark().orElseThrow();
        return new Fingerprints.Place(it.origin().systemId(), mark.timeline(), Lsn.of(mark.lsn()));
    }

    private static boolean isOfThePresent(Verifying it) {
        return it.type() == RestoreTarget.Type.LATEST;
    }
}
