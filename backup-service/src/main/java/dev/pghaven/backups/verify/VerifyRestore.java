package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.contracts.RestoreInconclusive;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Proves that a cluster's backups restore. The cluster is shared with others only until its own
 * data have been read; what follows concerns the copy alone.
 */
@ApplicationScoped
public class VerifyRestore implements Workflow<Verifying> {
    public static final String NAME = "verify-restore";

    private final PrepareVerification prepare;
    private final SourceMoment moment;
    private final RestoreCopy restore;
    private final InspectCopy inspect;
    private final EndVerification end;
    private final BackupsConfiguration backups;
    private final VerificationConfiguration config;

    VerifyRestore(
            PrepareVerification prepare,
            SourceMoment moment,
            RestoreCopy restore,
            InspectCopy inspect,
            EndVerification end,
            BackupsConfiguration backups,
            VerificationConfiguration config) {
        this.prepare = prepare;
        this.moment = moment;
        this.restore = restore;
        this.inspect = inspect;
        this.end = end;
        this.backups = backups;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Verifying> stateType() {
        return Verifying.class;
    }

    @Override
    public Steps<Verifying> steps() {
        return Steps.<Verifying>inOrder()
                .step("check-request", prepare::checkRequest)
                .step("check-archive", archiveSeenWithin(), prepare::checkArchive)
                .step("prepare-verification-namespace", unlessRefuted(prepare::prepareNamespace))
                .step("choose-instance", unlessRefuted(moment::chooseInstance))
                .step("mark-source", config.markedWithin(), unlessRefuted(moment::mark))
                .step(
                        "await-mark-in-archive",
                        archiveSeenWithin(),
                        unlessRefuted(moment::awaitInArchive))
                .step("start-restore", unlessRefuted(restore::start))
                .step(
                        "fingerprint-source",
                        config.readWithin(),
                        unlessRefuted(moment::fingerprintSource))
                .releaseCluster()
                .step("await-restore", config.restoredWithin(), unlessRefuted(restore::await))
                .step("compare-copy", config.readWithin(), unlessLost(inspect::compare))
                .step("check-copy", config.readWithin(), unlessLost(inspect::check))
                .step("run-sql-checks", config.readWithin(), unlessLost(inspect::runSqlChecks))
                .step("judge", end::judge)
                .lastly("resume-replay", end::resumeReplay)
                .lastly("remove-copy", end::removeCopy)
                .lastly("await-copy-gone", config.removedWithin(), end::awaitCopyGone)
                .lastly("record-verdict", end::record);
    }

    private Duration archiveSeenWithin() {
        return backups.archivedWithin().plus(config.confirmedAfter());
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public void letGo(UUID operation) {
        moment.letGo(operation);
    }

    /** A verdict stands also where its copy could not be removed. */
    @Override
    public Optional<Fact> stopped(Verifying it, Stop stop) {
        return Optional.of(
                it.judgement().isPresent()
                        ? new OperationStopped(
                                it.cluster(), stop.operation(), NAME, stop.step(), stop.reason())
                        : new RestoreInconclusive(
                                it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    /** What is refuted before it was restored need not be restored. */
    private static Function<Verifying, Outcome<Verifying>> unlessRefuted(
            Function<Verifying, Outcome<Verifying>> step) {
        return it -> it.findings().isEmpty() ? step.apply(it) : done(it);
    }

    /** A copy that differs is looked at further: all findings together tell what happened. */
    private static Function<Verifying, Outcome<Verifying>> unlessLost(
            Function<Verifying, Outcome<Verifying>> step) {
        return it -> it.answers() ? step.apply(it) : done(it);
    }
}
