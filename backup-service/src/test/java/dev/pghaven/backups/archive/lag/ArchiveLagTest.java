package dev.pghaven.backups.archive.lag;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.InMemoryArchive;
import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.lag.Judgement.Cause;
import dev.pghaven.backups.archive.lag.Judgement.Healthy;
import dev.pghaven.backups.archive.lag.Judgement.Idle;
import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import dev.pghaven.backups.archive.lag.Judgement.Undecided;
import dev.pghaven.backups.archive.lag.Verdict.StallBegan;
import dev.pghaven.backups.archive.lag.Verdict.StallEnded;
import dev.pghaven.backups.archive.wal.WalArchive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveLagTest {
    private final Scene scene = new Scene();

    private static void assertStalled(Verdict verdict, Cause cause) {
        assertThat(verdict.judgement())
                .isInstanceOfSatisfying(
                        Stalled.class, it -> assertThat(it.cause()).isEqualTo(cause));
    }

    private static void assertUndecided(Verdict verdict) {
        assertThat(verdict.judgement()).isInstanceOf(Undecided.class);
        assertThat(verdict.change()).isEmpty();
    }

    private static DataAtRisk risk(Verdict verdict) {
        return verdict.dataAtRisk().orElseThrow();
    }

    @Test
    void anIdleClusterIsNotStalled() {
        assertThat(scene.look(0).judgement()).isEqualTo(new Idle());
        assertThat(scene.look(86_400).judgement()).isEqualTo(new Idle());
    }

    @Test
    void aSegmentThatWasClosedSinceTheCheckBeganProvesHealth() {
        scene.look(0);

        assertThat(scene.closes(10, 10).archives(10, 12).look(20).judgement())
                .isEqualTo(new Healthy(segment(1, 10)));
        assertThat(scene.look(30).change()).isEmpty();
    }

    @Test
    void aSegmentThatWasClosedBeforeProvesNothing() {
        scene.closes(10, 10);
        scene.look(11);

        assertThat(scene.archives(10, 12).look(20).judgement()).isEqualTo(new Idle());
    }

    @Test
    void aSegmentHasTwoMinutes() {
        scene.look(0);
        scene.closes(10, 10);

        assertUndecided(scene.look(129));
        assertUndecided(scene.look(130));
        assertStalled(scene.look(131), Cause.HANGING);
    }

    @Test
    void anUploadThatHangsStalls() {
        scene.look(0);
        var stalled = scene.closes(10, 10).look(140);

        assertThat(stalled.judgement())
                .isEqualTo(
                        new Stalled(
                                Scene.at(10),
                                Cause.HANGING,
                                "segment 00000001000000000000000A was closed at"
                                        + " 2026-06-05T12:00:10Z and is not in the blobs; its"
                                        + " archive command has not ended"));
        assertThat(stalled.change()).contains(new StallBegan((Stalled) stalled.judgement()));
    }

    /** Uploads run side by side: later segments are there already. */
    @Test
    void anUploadThatHangsStallsAlsoWhereLaterOnesPass() {
        scene.look(0);
        scene.closes(10, 10).closes(11, 11).closes(12, 12).archived(11, 13).archived(12, 14);

        assertUndecided(scene.look(60));
        assertStalled(scene.look(140), Cause.HANGING);
    }

    @Test
    void aCredentialThatIsGoneStallsAtOnce() {
        scene.look(0);
        var stalled = scene.closes(10, 10).fails(10, 12).look(15);

        assertStalled(stalled, Cause.FAILING);
        assertThat(((Stalled) stalled.judgement()).reason())
                .isEqualTo(
                        "archiving of 00000001000000000000000A failed at 2026-06-05T12:00:12Z,"
                                + " after the last success, 000000010000000000000009 at"
                                + " 2026-06-05T11:50:10Z");
    }

    @Test
    void aFailureBeforeTheLastSuccessIsForgiven() {
        scene.look(0);

        scene.closes(10, 10).fails(10, 12).archives(10, 72);
        assertThat(scene.look(80).judgement()).isInstanceOf(Healthy.class);
    }

    /** The statistics keep the failure for ever, where the file went another way. */
    @Test
    void aFailureForWhichNothingWaitsAnyMoreIsForgiven() {
        scene.look(0);

        assertThat(scene.fails(9, 12).look(20).judgement()).isEqualTo(new Idle());
    }

    @Test
    void aFailureForASegmentThatIsStoredIsForgiven() {
        scene.look(0);

        scene.closes(10, 10).archived(10, 11).fails(10, 12);
        assertThat(scene.look(20).judgement()).isInstanceOf(Healthy.class);
    }

    @Test
    void failuresFromTheVeryFirstOnStall() {
        var fresh = new Scene().losesAllBlobs().promotes(1, -3600);

        assertStalled(fresh.closes(10, 10).fails(10, 12).look(15), Cause.FAILING);
    }

    @Test
    void aContainerThatIsGoneStalls() {
        scene.look(0);

        var stalled = scene.containerIsGone().look(10);
        assertStalled(stalled, Cause.CONTAINER_GONE);
        assertThat(((Stalled) stalled.judgement()).reason())
                .isEqualTo("container backups does not exist");
        assertThat(((Stalled) stalled.judgement()).since()).isEqualTo(Scene.at(10));
    }

    @Test
    void aContainerThatIsGoneStallsAlsoWhereEverySegmentIsRecycled() {
        scene.look(0);
        for (var it = 0; it < 10; it++) {
            scene.recycles(it);
        }

        assertStalled(scene.containerIsGone().look(10), Cause.CONTAINER_GONE);
    }

    @Test
    void aContainerThatCameBackEmptyIsHealthyWithTheNextSegment() {
        scene.look(0);
        scene.containerIsGone().look(10);
        scene.blobsAnswer().losesAllBlobs();
        assertStalled(scene.look(20), Cause.NOT_STORED);

        var resumed = scene.closes(10, 30).archives(10, 31).look(40);

        assertThat(resumed.judgement()).isEqualTo(new Healthy(segment(1, 10)));
        assertThat(resumed.change()).containsInstanceOf(StallEnded.class);
    }

    /** CNPG's archive command succeeds where no archive is configured. */
    @Test
    void nothingConfiguredStalls() {
        var cluster = new Scene().losesAllBlobs().promotes(1, -3600);
        for (var it = 0; it < 10; it++) {
            cluster.recycles(it);
        }
        cluster.look(0);
        cluster.closes(10, 10).succeeded(10, 11);

        assertUndecided(cluster.look(120));
        var stalled = cluster.look(140);
        assertStalled(stalled, Cause.NOT_STORED);
        assertThat(((Stalled) stalled.judgement()).reason()).contains("was told");
    }

    @Test
    void nothingConfiguredStallsAlsoWhereTheFileIsRecycled() {
        scene.look(0);
        scene.closes(10, 10).succeeded(10, 11).look(20);

        assertStalled(scene.recycles(10).look(140), Cause.NOT_STORED);
        assertStalled(scene.look(100_000), Cause.NOT_STORED);
    }

    @Test
    void nothingConfiguredStallsAlsoWhereTheFileWasNeverSeen() {
        scene.look(0);
        scene.closes(10, 10).succeeded(10, 11).recycles(10).look(20);

        assertUndecided(scene.look(140));
        assertStalled(scene.look(141), Cause.NOT_STORED);
    }

    @Test
    void nothingIsJudgedDuringASwitchover() {
        scene.look(0);
        scene.closes(10, 10).fails(10, 12).primary("orders-1", "orders-2", -3600);

        assertUndecided(scene.look(20));
        assertUndecided(scene.look(1000));
        assertUndecided(scene.primary("orders-1", "pending", -3600).look(1010));
        assertUndecided(scene.primaryIsSilent().look(1020));
        assertUndecided(scene.containerIsGone().look(1030));
    }

    /** It refuses to archive until it knows what it is, and tries again after a minute. */
    @Test
    void aNewPrimaryIsGivenTimeToSettle() {
        scene.look(0);
        scene.promotes(2, 500).writes(11, 1000);
        scene.closes(11, 300).fails(11, 508);

        assertUndecided(scene.look(520));
        assertUndecided(scene.look(619));
        assertStalled(scene.look(621), Cause.HANGING);
        assertStalled(scene.fails(11, 640).look(641), Cause.FAILING);
    }

    @Test
    void aNewPrimaryThatArchivesIsHealthy() {
        scene.look(0);
        scene.promotes(2, 500).writes(11, 1000);
        scene.look(501);

        assertThat(scene.closes(11, 510).archives(11, 512).look(520).judgement())
                .isEqualTo(new Healthy(segment(2, 11)));
    }

    @Test
    void aFullDiskThatEndsThePrimaryStallsWhatWasOnItsWay() {
        scene.look(0);
        scene.closes(10, 10).look(20);
        scene.primaryIsSilent();

        assertUndecided(scene.look(100));
        var stalled = scene.look(140);
        assertStalled(stalled, Cause.PRIMARY_SILENT);
        assertThat(stalled.dataAtRisk()).isEmpty();
    }

    @Test
    void aSilentPrimaryIsNotStalledOnceItsSegmentArrived() {
        scene.look(0);
        scene.closes(10, 10).look(20);

        assertUndecided(scene.primaryIsSilent().archived(10, 30).look(140));
    }

    @Test
    void aSilentPrimaryOfWhichNothingIsKnownIsNotJudged() {
        assertUndecided(scene.primaryIsSilent().look(1000));
        assertUndecided(scene.containerIsGone().look(1010));
    }

    @Test
    void aSilentPrimaryDoesNotHideThatTheContainerIsGone() {
        scene.look(0);

        assertStalled(scene.primaryIsSilent().containerIsGone().look(10), Cause.CONTAINER_GONE);
    }

    @Test
    void blobsThatDoNotAnswerUsAreNotJudged() {
        scene.look(0);
        scene.closes(10, 10).succeeded(10, 12).blobsAreSilent();

        assertUndecided(scene.look(1000));
        assertThat(scene.look(1000).dataAtRisk()).isEmpty();
    }

    @Test
    void anUploadThatHangsIsSeenWithoutTheBlobs() {
        scene.look(0);
        scene.closes(10, 10).blobsAreSilent();

        assertUndecided(scene.look(120));
        assertStalled(scene.look(131), Cause.HANGING);
    }

    @Test
    void failuresAreSeenWithoutTheBlobs() {
        scene.look(0);

        assertStalled(scene.closes(10, 10).fails(10, 12).blobsAreSilent().look(20), Cause.FAILING);
    }

    @Test
    void aStallBeginsAndEndsOnce() {
        scene.look(0);
        scene.closes(10, 10);
        var first = scene.look(140);
        var second = scene.fails(10, 150).look(160);
        var blind = scene.blobsAreSilent().primaryIsSilent().look(170);
        var third = scene.blobsAnswer().primaryAnswers().look(180);
        var resumed = scene.archives(10, 190).look(200);
        var after = scene.look(210);

        assertThat(first.change()).containsInstanceOf(StallBegan.class);
        assertThat(List.of(second.change(), blind.change(), third.change()))
                .containsOnly(Optional.empty());
        assertThat(((Stalled) third.judgement()).since()).isEqualTo(Scene.at(10));
        assertThat(resumed.change())
                .hasValueSatisfying(it ->
                        assertThat(((StallEnded) it).stall().since()).isEqualTo(Scene.at(10)));
        assertThat(after.change()).isEmpty();
    }

    @Test
    void aStallDoesNotEndWhileMoreIsOnItsWay() {
        scene.look(0);
        scene.closes(10, 10).look(140);
        scene.closes(11, 150).archives(10, 160);

        assertUndecided(scene.look(170));
        assertThat(scene.archives(11, 180).look(190).change()).containsInstanceOf(StallEnded.class);
    }

    /** A slot holds old segments; the retention policy has removed their blobs. */
    @Test
    void whatTheRetentionPolicyRemovedIsNotMissing() {
        scene.look(0);
        scene.retentionRemoves(0).retentionRemoves(1).retentionRemoves(2);

        assertThat(scene.look(10).judgement()).isEqualTo(new Idle());
    }

    @Test
    void filesForTheFutureAreNotClosedOnes() {
        var cluster = new Scene().losesAllBlobs();
        for (var it = 0; it < 10; it++) {
            cluster.recycles(it);
        }

        assertThat(cluster.prepares(11).prepares(12).look(0).judgement()).isEqualTo(new Idle());
    }

    @Test
    void theOpenSegmentIsAtRiskUpToTheArchiveTimeout() {
        scene.look(0);
        scene.closes(10, 100).archives(10, 102).writes(11, 5000);

        assertThat(risk(scene.look(160))).isEqualTo(new DataAtRisk(Duration.ofSeconds(60), 5000));
        assertThat(risk(scene.look(90_000))).isEqualTo(new DataAtRisk(Duration.ofMinutes(5), 5000));
    }

    @Test
    void aSegmentThatOnlyBeganHoldsNothing() {
        scene.look(0);
        scene.closes(10, 100).archives(10, 102).writes(11, 40);

        assertThat(risk(scene.look(160))).isEqualTo(DataAtRisk.NONE);
    }

    @Test
    void whatIsMissingIsAtRiskFromItsBegin() {
        scene.look(0);
        scene.closes(10, 100).archives(10, 102).closes(11, 200).closes(12, 300).writes(13, 700);

        assertThat(risk(scene.look(1000)))
                .isEqualTo(new DataAtRisk(Duration.ofSeconds(900), 2L * SIZE.bytes() + 700));
    }

    @Test
    void theWatchLooksForWhatWaitsAndWhatWasMissing() {
        var memory = scene.closes(10, 10).closes(11, 20).look(30).memory();

        assertThat(ArchiveLag.wanted(new DatabaseLook.Silent("x"), memory))
                .containsExactly(segment(1, 10));
    }

    @ParameterizedTest
    @EnumSource(ArchiveUnavailable.Cause.class)
    void onlyAMissingContainerSaysSomethingOfTheArchive(ArchiveUnavailable.Cause why) {
        var archive = new InMemoryArchive();
        archive.fail(new ArchiveUnavailable(why, "because", null));

        var look =
                BlobLook.at(
                        new WalArchive(new ServerArchive(archive, "orders")),
                        List.of(segment(1, 1)),
                        SIZE);

        assertThat(look)
                .isEqualTo(
                        why == ArchiveUnavailable.Cause.CONTAINER_MISSING
                                ? new BlobLook.Gone("because")
                                : new BlobLook.Silent("because"));
    }
}
