package dev.pghaven.sandbox.cnpg.backup;

import static dev.pghaven.sandbox.cnpg.BackupFixture.backup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Backup;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupTurnsTest {
    @Test
    void theOldestGoesFirst() {
        var backups = List.of(inPhase("b", 1, "pending"), inPhase("a", 2, ""));

        assertThat(BackupTurns.isDue("b", backups)).isTrue();
        assertThat(BackupTurns.isDue("a", backups)).isFalse();
    }

    @Test
    void ofOneSecondTheFirstByName() {
        var backups = List.of(inPhase("b", 1, ""), inPhase("a", 1, ""));

        assertThat(BackupTurns.isDue("a", backups)).isTrue();
        assertThat(BackupTurns.isDue("b", backups)).isFalse();
    }

    @Test
    void nobodyOvertakesWhatRunsAlready() {
        var backups = List.of(inPhase("old", 1, "pending"), inPhase("running", 2, "running"));

        assertThat(BackupTurns.isDue("running", backups)).isTrue();
        assertThat(BackupTurns.isDue("old", backups)).isFalse();
    }

    @Test
    void aBackupThatNeverEndsKeepsTheOthersWaiting() {
        var backups = List.of(inPhase("stuck", 1, "walArchivingFailing"), inPhase("next", 2, ""));

        assertThat(BackupTurns.isDue("next", backups)).isFalse();
    }

    @Test
    void whatIsOverDoesNotCount() {
        var backups =
                List.of(
                        inPhase("done", 1, "completed"),
                        inPhase("gone", 2, "failed"),
                        inPhase("next", 3, ""));

        assertThat(BackupTurns.isDue("next", backups)).isTrue();
    }

    private static Backup inPhase(String name, int second, String phase) {
        return backup(name, second, "", "phase: '" + phase + "'");
    }
}
