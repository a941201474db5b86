package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupProgressTest {
    private final Map<String, Object> status = new HashMap<>();

    @Test
    void isUnderwayBeforeTheOperatorHasSeenIt() {
        assertThat(progress())
                .isEqualTo(new BackupProgress.Underway("not yet seen by the operator", ""));
    }

    @Test
    void givesTheStatusOfACompletedOne() {
        status.putAll(Map.of("phase", "completed", "backupId", "20260101T000000"));

        assertThat(progress())
                .isInstanceOfSatisfying(
                        BackupProgress.Completed.class,
                        it -> assertThat(it.status().backupId()).isEqualTo("20260101T000000"));
    }

    @Test
    void saysWhyOneFailed() {
        status.putAll(
                Map.of("phase", "failed", "error", "no space", "commandError", "exit status 1"));

        assertThat(progress()).isEqualTo(new BackupProgress.Failed("no space"));
    }

    @Test
    void saysWhatTheCommandSaidWhereTheOperatorSaysNothing() {
        status.putAll(Map.of("phase", "failed", "error", "", "commandError", "exit status 1"));

        assertThat(progress()).isEqualTo(new BackupProgress.Failed("exit status 1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = BackupPhase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMPLETED", "FAILED"})
    void theOperatorNeverEndsTheOtherPhases(BackupPhase phase) {
        status.putAll(Map.of("phase", phase.text(), "error", "because"));

        assertThat(progress()).isEqualTo(new BackupProgress.Underway(phase.text(), "because"));
    }

    @Test
    void aPhaseThatOnlyANewerOperatorKnowsIsUnderway() {
        status.put("phase", "contemplating");

        assertThat(progress()).isEqualTo(new BackupProgress.Underway("contemplating", ""));
    }

    private BackupProgress progress() {
        var resource = new GenericKubernetesResource();
        resource.setAdditionalProperty("status", status);
        return BackupProgress.of(Resources.read(resource, Backup.class));
    }
}
