package dev.pghaven.sandbox.cnpg.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.barman.BackedUpServer;
import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.barman.BackupInfo.Status;
import dev.pghaven.sandbox.barman.Compression;
import dev.pghaven.sandbox.barman.Lsn;
import dev.pghaven.sandbox.cnpg.api.RecoveryTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BackupChoiceTest {
    private static final int SEGMENT = 16 << 20;
    private static final BackedUpServer SERVER =
            new BackedUpServer("7", 180000, "/pgdata", SEGMENT, List.of(), "", "", "");
    private static final List<BackupInfo> BACKUPS =
            List.of(
                    backup("first", 1, "2026-11-22T01:00:00Z", "0/3000100", Status.DONE),
                    backup("second", 1, "2026-11-22T02:00:00Z", "0/5000100", Status.DONE),
                    backup("third", 2, "2026-11-22T03:00:00Z", "0/7000100", Status.DONE),
                    backup("broken", 2, "2026-11-22T04:00:00Z", "0/9000100", Status.FAILED));

    @Test
    void theLatestThatIsDoneWithoutATarget() {
        assertThat(chosen(RecoveryTarget.END_OF_ARCHIVE)).isEqualTo("third");
    }

    @Test
    void theNamedOneWhateverTheTargetSays() {
        assertThat(chosen(new RecoveryTarget("first", "2", null, null, "0/1", null, null, null)))
                .isEqualTo("first");
        assertThatThrownBy(() -> chosen(named("broken")))
                .isInstanceOf(RecoveryFailure.class)
                .hasMessage("no backup found with ID broken");
    }

    @Test
    void theLastThatEndedByTheTargetsTime() {
        assertThat(chosen(time("2026-11-22T02:00:00Z"))).isEqualTo("second");
        assertThat(chosen(time("2026-11-22 03:59:59+01"))).isEqualTo("second");
        assertThat(chosen(time("2026-11-22T02:00:00"))).isEqualTo("second");
        assertThatThrownBy(() -> chosen(time("2026-11-22T00:59:59Z")))
                .hasMessage("no target backup found");
    }

    @Test
    void theLastThatEndedBeforeTheTargetsLsn() {
        assertThat(chosen(lsn("0/5000101", ""))).isEqualTo("second");
        assertThat(chosen(lsn("0/5000100", ""))).isEqualTo("first");
        assertThat(chosen(lsn("1/0", "latest"))).isEqualTo("third");
    }

    @Test
    void onlyThoseOfTheTimelineThatIsAskedFor() {
        assertThat(chosen(lsn("1/0", "1"))).isEqualTo("second");
        assertThatThrownBy(() -> chosen(lsn("1/0", "3"))).hasMessage("no target backup found");
    }

    private static String chosen(RecoveryTarget target) {
        return new BackupChoice(target).among(BACKUPS).id();
    }

    private static RecoveryTarget named(String id) {
        return new RecoveryTarget(id, null, null, null, null, null, null, null);
    }

    private static RecoveryTarget time(String time) {
        return new RecoveryTarget(null, null, null, null, null, time, null, null);
    }

    private static RecoveryTarget lsn(String lsn, String timeline) {
        return new RecoveryTarget(null, timeline, null, null, lsn, null, null, null);
    }

    private static BackupInfo backup(
            String id, int timeline, String end, String lsn, Status status) {
        var place = Lsn.parse(lsn);
        var position = new Position(Instant.parse(end), place, place.segment(timeline, SEGMENT), 0);
        return new BackupInfo(
                id,
                Optional.empty(),
                status,
                Optional.empty(),
                SERVER,
                Optional.of(position),
                Optional.of(position),
                Optional.of(""),
                Compression.NONE,
                OptionalLong.empty());
    }
}
