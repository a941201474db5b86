package dev.pghaven.backups.backup;

import dev.pghaven.contracts.BackupFailed;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Automates the how-to's heading "Create an on-demand backup", and looks whether it is one. */
@ApplicationScoped
public class BackUpCluster implements Workflow<BackingUp> {
    public static final String NAME = "back-up-cluster";

    private final CheckBackup check;
    private final Archiving archiving;
    private final TakeBackup backup;
    private final VerifyArchive archive;

    BackUpCluster(
            CheckBackup check, Archiving archiving, TakeBackup backup, VerifyArchive archive) {
        this.check = check;
        this.archiving = archiving;
        this.backup = backup;
        this.archive = archive;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<BackingUp> stateType() {
        return BackingUp.class;
    }

    @Override
    public Steps<BackingUp> steps() {
        return Steps.<BackingUp>inOrder()
                .step("check-request", check::check)
                .step("close-wal-segment", archiving::closeSegment)
                .step("verify-archiving", archiving.deadline(), archiving::awaitSegment)
                .step("create-backup", backup::create)
                .step("await-completed-backup", backup.deadline(), backup::await)
                .step("archive-last-wal-segment", archive::closeLastSegment)
                .step("verify-archive", archiving.deadline(), archive::verify)
                .step(
                        "await-first-recoverability-point",
                        archiving.deadline(),
                        archive::awaitRecoverabilityPoint);
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(BackingUp it, Stop stop) {
        return Optional.of(
                new BackupFailed(
                        it.cluster(), stop.operation(), it.name(), stop.step(), stop.reason()));
    }
}
