package dev.pghaven.backups.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.lag.ArchiveLag;
import dev.pghaven.contracts.ArchivingResumed;
import dev.pghaven.contracts.ArchivingStalled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Announcement;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArchiveJudgeTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final URI SOURCE = URI.create("urn:pghaven:backup-service");
    private static final String UID = "uid-1";

    private final ArchiveJudge judge = new ArchiveJudge(new ArchiveLag(Duration.ofMinutes(2)));
    private WatchState state = WatchState.fresh();

    @Test
    void tellsOfAStallOnceAndOfItsEndOnce() {
        assertThat(look(Looks.waiting(UID, 110))).isEmpty();
        var stalled = look(Looks.waiting(UID, 130));
        assertThat(look(Looks.waiting(UID, 145))).isEmpty();
        var resumed = look(Looks.archived(UID, 160));
        assertThat(look(Looks.archived(UID, 175))).isEmpty();

        assertThat(fact(stalled, ArchivingStalled.class))
                .returns(ORDERS, ArchivingStalled::cluster)
                .returns(Looks.CLOSED_AT, ArchivingStalled::since)
                .returns(1L, ArchivingStalled::waitingSegments)
                .returns(Optional.of("000000010000000000000009"), ArchivingStalled::lastArchivedWal)
                .returns((16L << 20) + 1000, ArchivingStalled::bytesAtRisk)
                .satisfies(it -> assertThat(it.reason()).contains(Looks.CLOSED.name()))
                .satisfies(it -> assertThat(it.secondsAtRisk()).isGreaterThanOrEqualTo(130));
        assertThat(fact(resumed, ArchivingResumed.class))
                .isEqualTo(
                        new ArchivingResumed(
                                ORDERS, Looks.CLOSED_AT, Looks.after(160), Looks.CLOSED.name()));
    }

    @Test
    void aSecondStallThatBeganAtTheSameMomentIsAnotherFact() {
        var first = look(Looks.waiting(UID, 130));
        look(Looks.archived(UID, 145));
        var second = look(Looks.waiting(UID, 160));

        assertThat(fact(second, ArchivingStalled.class).since()).isEqualTo(Looks.CLOSED_AT);
        assertThat(idOf(second)).isNotEqualTo(idOf(first));
    }

    @Test
    void whoeverLooksAgainFromTheSameStateSaysTheSame() {
        var before = state;
        var first = look(Looks.waiting(UID, 130));
        state = before;

        assertThat(idOf(look(Looks.waiting(UID, 133)))).isEqualTo(idOf(first));
    }

    @Test
    void aStallStaysWhileNobodyCanSay() {
        look(Looks.waiting(UID, 130));

        assertThat(look(new Sight.Nothing("Kubernetes did not answer"))).isEmpty();

        assertThat(state.isStalled()).isTrue();
        assertThat(state.dataAtRisk()).isEmpty();
        assertThat(look(Looks.archived(UID, 160))).isPresent();
    }

    @Test
    void anotherClusterOfThatNameInheritsNothing() {
        look(Looks.waiting(UID, 130));

        assertThat(look(Looks.archived("uid-2", 160))).isEmpty();
        assertThat(state.isStalled()).isFalse();
    }

    @Test
    void aPrimaryThatDiesWithWalThatWasSeenLeavesItAtRisk() {
        look(Looks.waiting(UID, 10));
        var stalled = look(Looks.primarySilent(UID, 130));

        assertThat(fact(stalled, ArchivingStalled.class))
                .returns(Looks.CLOSED_AT, ArchivingStalled::since)
                .returns(130L, ArchivingStalled::secondsAtRisk);
    }

    /** As between two looks, the state goes through JSON. */
    private Optional<Announcement> look(Sight sight) {
        var finding = judge.judge(ORDERS, state, sight, Looks.after(0));
        state = Json.read(Json.write(finding.state()), WatchState.class);
        assertThat(state).isEqualTo(finding.state());
        return finding.news();
    }

    private static <T> T fact(Optional<Announcement> news, Class<T> type) {
        assertThat(news).isPresent();
        return type.cast(news.get().fact());
    }

    private static Object idOf(Optional<Announcement> news) {
        return news.orElseThrow().idFrom(SOURCE);
    }
}
