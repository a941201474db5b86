package dev.pghaven.backups.verify;

import static dev.pghaven.backups.verify.VerificationWorld.BACKUP;
import static dev.pghaven.backups.verify.VerificationWorld.COPY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.verify.RestoreProof.Verdict;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.RestoreEvidence.Proof;
import dev.pghaven.contracts.RestoreInconclusive;
import dev.pghaven.contracts.RestoreRefuted;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.contracts.RestoreVerified;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyRestoreTest {
    private static final SqlCheck THREE =
            new SqlCheck("three rows", "select count(*) from t", Optional.empty(), "3");

    /** Said of storage that is lost while WAL is replayed as well as of WAL that is lost. */
    private static final String ENDED_EARLY =
            "FATAL:  recovery ended before configured recovery target was reached";

    private static final RestoreTarget RANDOM =
            new RestoreTarget(RestoreTarget.Type.RANDOM, Optional.empty(), Optional.empty());
    private static final String OLD = "20260605T120100";

    private VerificationWorld world = new VerificationWorld();

    @Test
    void provesThatTheBackupGivesBackWhatTheSourceHeld() {
        var evidence = verified(world.verify(RestoreTarget.latest(), THREE)).evidence();

        assertThat(evidence.proof()).isEqualTo(Proof.COMPARED);
        assertThat(evidence.backupId()).contains(BACKUP);
        assertThat(evidence.targetLsn()).contains(InMemoryMoments.MARK.lsn());
        assertThat(evidence.rows()).isEqualTo(100);
        assertThat(evidence.dataChecksums()).isTrue();
        assertThat(evidence.amchecked()).isEqualTo(180);
        assertThat(evidence.sqlChecks()).singleElement().matches(it -> it.passed());
        assertThat(evidence.timeToRestore()).isPresent();
        assertThat(evidence.dataAge()).isPresent();
        assertThat(world.leftovers()).isEmpty();
        assertThat(world.sourceIsThere()).isTrue();
        assertThat(world.proofs.all())
                .singleElement()
                .matches(it -> it.verdict() == Verdict.VERIFIED)
                .matches(it -> it.backupId().equals(Optional.of(BACKUP)));
    }

    @Test
    void holdsAStandbyWhereThereIsOne() {
        world.verify().run("mark-source");

        assertThat(world.moments.heldOn()).contains("10.0.0.1");
    }

    @Test
    void holdsThePrimaryOfAClusterOfOne() {
        world.instances.placedOn(0);
        world.verify().run("mark-source");

        assertThat(world.moments.heldOn()).isEmpty();
        assertThat(world.moments.held()).isNotEmpty();
    }

    @Test
    void givesBackTheClusterOnceTheSourceHasBeenRead() {
        var workflow = world.verify().runUntil("fingerprint-source");
        assertThat(workflow.holdsCluster()).isTrue();

        workflow.runUntil("await-restore");
        assertThat(workflow.holdsCluster()).isFalse();
        assertThat(world.moments.held()).isEmpty();
    }

    @Test
    void sharesAServiceAccountThatStays() {
        var shared = new ServiceAccount("pghaven-verification", "pghaven-verification");
        verified(world.verify());

        assertThat(world.credentials.trusted()).containsExactly(shared);
        assertThat(world.accounts.clientIds()).containsEntry(shared, "client-of-mi-verification");
    }

    @Test
    void givesTheCopyAnAccountOfItsOwnWhereTheOperatorIsOld() {
        world.withOperator("1.27.0");
        var workflow = world.verify().runUntil("await-restore");
        assertThat(world.credentials.trusted()).containsExactly(ServiceAccount.of(COPY));

        verified(workflow);
        assertThat(world.credentials.trusted()).isEmpty();
    }

    @Test
    void refutesWhereARowDiffers() {
        world.databases.holds(Prints.ONE_ROW_DIFFERS);

        assertThat(refuted().findings())
                .extracting(Finding::what)
                .containsExactly("app: table public.orders");
    }

    @Test
    void refutesWhereATableIsGone() {
        world.databases.holds(Prints.DROPPED);

        assertThat(refuted().findings())
                .containsExactly(new Finding("app: table public.orders", "100 rows", "no table"));
    }

    @Test
    void refutesWhereAPageIsDamaged() {
        world.databases.holds(Prints.DAMAGED);

        assertThat(refuted().findings())
                .extracting(Finding::found)
                .containsExactly("invalid page in block 3");
    }

    @Test
    void refutesWhereTheCatalogsCannotBeRead() {
        world.databases.unreadable("could not open file base/5/1259");

        assertThat(refuted().findings())
                .extracting(Finding::found)
                .containsExactly("could not open file base/5/1259");
    }

    @Test
    void refutesWhereAnIndexIsDamaged() {
        world.databases.damagedIndex();

        assertThat(refuted().findings())
                .extracting(Finding::what)
                .containsExactly("app: index public.orders_pkey");
    }

    @Test
    void refutesWhereACheckOfTheUsersFails() {
        world.databases.answers("2");
        var fact = refuted(world.verify(RestoreTarget.latest(), THREE));

        assertThat(fact.findings()).containsExactly(new Finding("check three rows", "3", "2"));
        assertThat(fact.evidence().sqlChecks()).singleElement().matches(it -> !it.passed());
    }

    @Test
    void refutesACopyWithoutOurHeartbeat() {
        world.databases.heartbeat(Optional.of(Instant.EPOCH));

        assertThat(refuted().findings())
                .extracting(Finding::what)
                .containsExactly("pghaven's heartbeat");
    }

    @Test
    void refutesAChainWithoutOneOfItsSegmentsBeforeAnythingIsRestored() {
        world.archive.lose(1, 7);

        assertThat(onlyFound(refuted())).contains("lacks " + OrdersArchive.segment(1, 7));
        assertThat(world.clusters.applied()).hasSize(1);
    }

    @Test
    void waitsForASegmentThatIsStillToCome() {
        world.archive.lose(1, 7);
        world.moments.lastArchived(6);
        var workflow = world.verify().run("check-archive");
        assertThat(workflow.waitingFor().orElseThrow())
                .contains(OrdersArchive.segment(1, 7).name());

        world.archive.wal(1, 7, 7);
        verified(workflow);
    }

    @Test
    void cannotTellWhereTheMarkNeverReachesTheArchive() {
        world.moments.archiveNothing();
        world.moments.lastArchived(8);

        assertThat(inconclusive(world.verify()).step()).isEqualTo("await-mark-in-archive");
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void refutesABackupInfoOfAnotherSystem() {
        var foreign = OrdersArchive.info(1, 4, 5).replace(VerificationWorld.SYSTEM, "42");
        world.archive.info(BACKUP, foreign);

        assertThat(onlyFound(refuted())).isEqualTo("system identifier 42");
        assertThat(world.clusters.applied()).hasSize(1);
    }

    @Test
    void refutesATruncatedDataFile() {
        var truncated = new byte[2000];
        Arrays.fill(truncated, (byte) 1);
        var file = "orders/base/" + BACKUP + "/data.tar";
        world.archive.blobs().put(file, truncated, OrdersArchive.minute(5));

        assertThat(onlyFound(refuted())).contains("truncated");
        assertThat(world.clusters.applied()).hasSize(1);
    }

    @Test
    void refutesABackupThatItsRestoreAccuses() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.parts.failWith("PANIC:  could not locate a valid checkpoint record at 0/4000028");

        assertThat(onlyFound(refuted())).contains("valid checkpoint record");
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void refutesAFailedRestoreWhoseWalTheArchiveHasLost() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.parts.failWith(ENDED_EARLY);
        var workflow = world.verify().runUntil("await-restore");
        world.archive.lose(1, 7);

        assertThat(onlyFound(refuted(workflow))).contains("lacks " + OrdersArchive.segment(1, 7));
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void refutesAFailedRestoreWhoseBackupIsBroken() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.parts.failWith("pod verify-1: Error, exit code 1: exit status 4");
        var workflow = world.verify(backup(BACKUP)).runUntil("await-restore");
        world.archive.blobs().delete("orders/base/" + BACKUP + "/data.tar");

        assertThat(onlyFound(refuted(workflow))).contains("lacks data.tar");
    }

    /** As retention does with an old one while it is restored. */
    @Test
    void cannotTellWhereTheBackupGoesWhileItIsRestored() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.parts.failWith("tar: unexpected end of data");
        var workflow = world.verify(backup(BACKUP)).runUntil("await-restore");
        world.archive.blobs().delete("orders/base/" + BACKUP + "/data.tar");
        world.archive.blobs().delete("orders/base/" + BACKUP + "/backup.info");

        assertThat(inconclusive(workflow).reason()).contains("there is no backup " + BACKUP);
        assertThat(world.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AADSTS70021: No matching federated identity record found",
                "StorageError: AuthorizationPermissionMismatch",
                "write /var/lib/postgresql/data/base.tar: no space left on device",
                "pod verify-1: Evicted, The node was low on resource: memory",
                "pod verify-1: OOMKilled, exit code 137: invalid page in block 7",
                "job verify-1-full-recovery failed, and none of its pods is left",
                ENDED_EARLY,
                "words that nobody foresaw"
            })
    void cannotTellWhereTheRestoreFailsForNoFaultOfTheBackup(String words) {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.parts.failWith(words);

        assertThat(inconclusive(world.verify()).reason()).contains(words);
        assertThat(world.leftovers()).isEmpty();
    }

    /** Its WAL then says more than was asked for, which is no fault of the backup. */
    @Test
    void cannotTellWhereTheRecoveryDidNotEndAtItsTarget() {
        world.databases.staysOnItsSourcesTimeline();
        var fact = inconclusive(world.verify());

        assertThat(fact.step()).isEqualTo("compare-copy");
        assertThat(fact.reason()).contains("timeline 1");
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void cannotTellWhereTheRestoreNeverEnds() {
        world.clusters.operatorSays(Phase.SETTING_UP_PRIMARY);
        world.instances.obstructedBy("verify-00000000-1: Unschedulable");
        var fact = inconclusive(world.verify());

        assertThat(fact.step()).isEqualTo("await-restore");
        assertThat(fact.reason()).contains("Setting up primary", "Unschedulable");
        assertThat(world.leftovers()).isEmpty();
        assertThat(world.proofs.all())
                .singleElement()
                .matches(it -> it.verdict() == Verdict.INCONCLUSIVE);
    }

    @Test
    void cannotTellWhereStorageDeniesAccess() {
        unavailable(ArchiveUnavailable.Cause.ACCESS_DENIED, "access is denied");

        assertThat(inconclusive(world.verify()).reason()).isEqualTo("access is denied");
    }

    @Test
    void refutesAnArchiveWhoseContainerIsGone() {
        unavailable(ArchiveUnavailable.Cause.CONTAINER_MISSING, "it does not exist");

        assertThat(onlyFound(refuted())).isEqualTo("it does not exist");
    }

    @Test
    void cannotTellWhereTheSourceMovesOn() {
        world.moments.spoil("conflict with recovery");

        assertThat(inconclusive(world.verify()).reason()).contains("conflict with recovery");
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void cannotTellWhereTheProcessDiedThatHeldTheSource() {
        var workflow = world.verify().runUntil("fingerprint-source");
        world.moments.die();

        assertThat(inconclusive(workflow).reason()).contains("has ended");
        assertThat(world.leftovers()).isEmpty();
    }

    @Test
    void aProcessThatLostTheOperationHoldsTheSourceNoLonger() {
        world.verify().runUntil("fingerprint-source");
        assertThat(world.moments.held()).isNotEmpty();

        world.loseOperation();

        assertThat(world.moments.held()).isEmpty();
    }

    @Test
    void resumesAReplayThatADeadProcessLeftPaused() {
        var workflow = world.verify().runUntil("mark-source");
        world.moments.dieWhilePaused();
        world.moments.refuse("the standby's replay is paused, and not for this");

        assertThat(inconclusive(workflow).step()).isEqualTo("mark-source");
        assertThat(world.moments.paused()).isFalse();
    }

    @Test
    void saysNoTimeThatAnotherProcessMeasured() {
        var workflow = world.verify().runUntil("await-restore");
        world.stopwatches.forget(VerificationWorld.OPERATION);

        assertThat(verified(workflow).evidence().timeToRestore()).isEmpty();
    }

    @Test
    void restoresAGivenBackup() {
        var evidence = verified(world.verify(backup(BACKUP))).evidence();

        assertThat(evidence.proof()).isEqualTo(Proof.RESTORABLE);
        assertThat(evidence.rows()).isEqualTo(100);
        assertThat(world.moments.heldOn()).isEmpty();
    }

    @Test
    void refutesAGivenBackupWithADamagedPage() {
        world.databases.holds(Prints.DAMAGED);

        assertThat(refuted(world.verify(backup(BACKUP))).findings())
                .extracting(Finding::what)
                .containsExactly("app: table public.orders");
    }

    @Test
    void cannotTellOfABackupThatIsNotThere() {
        assertThat(inconclusive(world.verify(backup("20200101T000000"))).reason())
                .contains("no backup 20200101T000000");
    }

    @Test
    void restoresAMoment() {
        world.databases.heartbeat(Optional.empty());
        var evidence = verified(world.verify(at(7))).evidence();

        assertThat(evidence.proof()).isEqualTo(Proof.RESTORABLE);
        assertThat(evidence.targetTime()).contains(OrdersArchive.minute(7));
    }

    @Test
    void aGapBehindTheMomentIsNoneOfItsConcern() {
        world.archive.wal(1, 9, 12).lose(1, 11);
        world.databases.heartbeat(Optional.empty());

        verified(world.verify(at(7)));
    }

    @Test
    void aGapBeforeTheMomentRefutesIt() {
        world.archive.wal(1, 9, 12).lose(1, 6);

        assertThat(onlyFound(refuted(world.verify(at(9)))))
                .contains(OrdersArchive.segment(1, 6).name());
    }

    @Test
    void refutesACopyThatIsYoungerThanTheMoment() {
        world.databases.heartbeat(Optional.of(OrdersArchive.minute(8)));

        assertThat(refuted(world.verify(at(7))).findings())
                .extracting(Finding::what)
                .containsExactly("pghaven's heartbeat");
    }

    @Test
    void cannotTellOfAMomentBeforeTheFirstBackup() {
        assertThat(inconclusive(world.verify(at(1))).reason()).contains("before the first backup");
    }

    /** The files of a backup first, then its backup.info, then its WAL. */
    @Test
    void whatRetentionHasHalfRemovedRefutesNothing() {
        world.archive.wal(1, 1, 3).backup(OLD, 1, 1, 2);
        world.archive.blobs().delete("orders/base/" + OLD + "/data.tar");
        var workflow = world.verify(RANDOM).run("check-archive");
        assertThat(workflow.waitingFor().orElseThrow()).contains("retention", OLD, "data.tar");

        world.archive.blobs().delete("orders/base/" + OLD + "/backup.info");
        verified(workflow);
    }

    @Test
    void walThatRetentionRemovesWhileItIsListedRefutesNothing() {
        world.archive.wal(1, 1, 3).backup(OLD, 1, 1, 2).lose(1, 1);
        var workflow = world.verify(RANDOM).run("check-archive");
        assertThat(workflow.waitingFor().orElseThrow()).contains("retention", OLD);

        world.archive.blobs().delete("orders/base/" + OLD + "/backup.info");
        verified(workflow);
    }

    @Test
    void whatALaterLookStillShowsRefutes() {
        world.archive.wal(1, 1, 3).backup(OLD, 1, 1, 2);
        world.archive.blobs().delete("orders/base/" + OLD + "/data.tar");

        assertThat(onlyFound(refuted(world.verify(RANDOM)))).contains("lacks data.tar");
    }

    /** What comes second is looked at again by itself. */
    @Test
    void aDoubtThatWentDoesNotCountForTheNext() {
        world.archive.wal(1, 1, 3).backup(OLD, 1, 1, 2);
        world.archive.blobs().delete("orders/base/" + OLD + "/data.tar");
        var workflow = world.verify(RANDOM).run("check-archive");
        world.archive.blobs().delete("orders/base/" + OLD + "/backup.info");
        world.archive.blobs().delete("orders/base/" + BACKUP + "/data.tar");

        workflow.tryOnce();
        assertThat(workflow.waitingFor().orElseThrow()).contains(BACKUP).doesNotContain(OLD);
        assertThat(refuted(workflow).findings())
                .extracting(Finding::what)
                .containsExactly("backup " + BACKUP);
    }

    @Test
    void restoresARandomMoment() {
        var evidence = verified(world.verify(RANDOM)).evidence();

        assertThat(evidence.targetLsn()).isPresent();
        assertThat(evidence.proof()).isEqualTo(Proof.RESTORABLE);
    }

    @Test
    void endsAsUndisturbedAfterACrashAtTheEndOfAnyStep() {
        Crashes.crashAfterEachStep(this::fresh, this::endsWell);
    }

    @Test
    void endsAsUndisturbedWithEveryStepRunTwice() {
        Crashes.everyStepTwice(this::fresh, this::endsWell);
    }

    @Test
    void leavesNothingWhereverItStops() {
        Crashes.stopAtEachStep(this::fresh, this::leavesNothing);
    }

    @Test
    void leavesNothingWhereverItIsCancelled() {
        Crashes.cancelAtEachStep(this::fresh, this::leavesNothing);
    }

    /** Each with an account of its own, which has to go as well. */
    private WorkflowDriver<Verifying> fresh() {
        world = new VerificationWorld().withOperator("1.27.0");
        return world.verify(RestoreTarget.latest(), THREE);
    }

    private void endsWell(WorkflowDriver<Verifying> workflow) {
        assertThat(workflow.facts()).singleElement().isInstanceOf(RestoreVerified.class);
        assertThat(world.leftovers()).isEmpty();
        assertThat(world.sourceIsThere()).isTrue();
    }

    private void leavesNothing(WorkflowDriver<Verifying> workflow) {
        assertThat(workflow.facts()).singleElement().isInstanceOf(RestoreInconclusive.class);
        assertThat(world.leftovers()).isEmpty();
        assertThat(world.sourceIsThere()).isTrue();
    }

    private void unavailable(ArchiveUnavailable.Cause why, String message) {
        world.archive.blobs().fail(new ArchiveUnavailable(why, message, null));
    }

    private static RestoreTarget at(long minute) {
        return new RestoreTarget(
                RestoreTarget.Type.TIME,
                Optional.of(OrdersArchive.minute(minute)),
                Optional.empty());
    }

    private static RestoreTarget backup(String id) {
        return new RestoreTarget(RestoreTarget.Type.BACKUP, Optional.empty(), Optional.of(id));
    }

    private static RestoreVerified verified(WorkflowDriver<Verifying> workflow) {
        workflow.runToEnd();
        assertThat(workflow.stop()).isEmpty();
        assertThat(workflow.facts()).singleElement().isInstanceOf(RestoreVerified.class);
        return (RestoreVerified) workflow.facts().getLast();
    }

    private RestoreRefuted refuted() {
        return refuted(world.verify());
    }

    private static RestoreRefuted refuted(WorkflowDriver<Verifying> workflow) {
        workflow.runToEnd();
        assertThat(workflow.stop()).isEmpty();
        assertThat(workflow.facts()).singleElement().isInstanceOf(RestoreRefuted.class);
        return (RestoreRefuted) workflow.facts().getLast();
    }

    private static String onlyFound(RestoreRefuted fact) {
        assertThat(fact.findings()).hasSize(1);
        return fact.findings().getFirst().found();
    }

    private static RestoreInconclusive inconclusive(WorkflowDriver<Verifying> workflow) {
        workflow.runToEnd();
        assertThat(workflow.facts()).singleElement().isInstanceOf(RestoreInconclusive.class);
        return (RestoreInconclusive) workflow.facts().getLast();
    }
}
