package dev.pghaven.sandbox.cnpg.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.RecoveryTarget;
import org.junit.jupiter.api.Test;

class TargetSettingsTest {
    @Test
    void withoutATargetEverythingIsReplayed() {
        assertThat(TargetSettings.of(RecoveryTarget.END_OF_ARCHIVE))
                .containsOnlyKeys("recovery_target_action", "recovery_target_inclusive")
                .containsEntry("recovery_target_action", "promote");
    }

    @Test
    void aPlaceIsReachedAndPassedUnlessItIsExclusive() {
        assertThat(TargetSettings.of(target("0/3000060", null)))
                .containsEntry("recovery_target_lsn", "0/3000060")
                .containsEntry("recovery_target_inclusive", "on");
        assertThat(TargetSettings.of(target("0/3000060", true)))
                .containsEntry("recovery_target_inclusive", "off");
    }

    @Test
    void everyKindOfTargetHasItsSetting() {
        assertThat(
                        TargetSettings.of(
                                new RecoveryTarget(
                                        "b", "3", "700", "n", "0/1", "2026-11-22", true, null)))
                .containsEntry("recovery_target_timeline", "3")
                .containsEntry("recovery_target_xid", "700")
                .containsEntry("recovery_target_name", "n")
                .containsEntry("recovery_target_lsn", "0/1")
                .containsEntry("recovery_target_time", "2026-11-22")
                .containsEntry("recovery_target", "immediate");
    }

    private static RecoveryTarget target(String lsn, Boolean exclusive) {
        return new RecoveryTarget(null, null, null, null, lsn, null, null, exclusive);
    }
}
