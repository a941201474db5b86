package dev.pghaven.sandbox.cnpg.backup;

import static dev.pghaven.sandbox.cnpg.BackupFixture.backup;
import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningBackupTest {
    private static final Optional<String> SAME = Optional.of("s1");
    private static final Cluster HEALTHY =
            cluster("status: {targetPrimary: c-1, instancesStatus: {healthy: [c-1, c-2]}}");
    private static final String STARTED =
            "phase: started, instanceID: {podName: c-2, ContainerID: x, sessionID: s1}";

    @Test
    void whatNoInstanceHasMayBegin() {
        assertThat(RunningBackup.of(of("", "phase: pending"), HEALTHY, Optional.empty(), SAME))
                .isEqualTo(new RunningBackup.NotStarted());
    }

    @Test
    void itRunsWhileItsInstanceDoes() {
        assertThat(RunningBackup.of(of("", STARTED), HEALTHY, pod("x"), SAME))
                .isEqualTo(new RunningBackup.Running());
    }

    @Test
    void aManagerThatDoesNotAnswerMayBeBusy() {
        assertThat(RunningBackup.of(of("", STARTED), HEALTHY, pod("x"), Optional.empty()))
                .isEqualTo(new RunningBackup.Running());
    }

    @Test
    void withoutItsPodItBeginsAgain() {
        assertThat(RunningBackup.of(of("", STARTED), HEALTHY, Optional.empty(), Optional.empty()))
                .isInstanceOf(RunningBackup.Restart.class);
    }

    @Test
    void inAnotherContainerItBeginsAgain() {
        assertThat(RunningBackup.of(of("", STARTED), HEALTHY, pod("y"), SAME))
                .isInstanceOf(RunningBackup.Restart.class);
    }

    @Test
    void whatThePrimaryWasAskedForDoesNotGoOnOnAStandby() {
        assertThat(RunningBackup.of(of("target: primary", STARTED), HEALTHY, pod("x"), SAME))
                .isInstanceOf(RunningBackup.Restart.class);
    }

    @Test
    void anotherManagerKnowsNothingOfIt() {
        assertThat(RunningBackup.of(of("", STARTED), HEALTHY, pod("x"), Optional.of("s2")))
                .isInstanceOfSatisfying(
                        RunningBackup.Lost.class,
                        lost ->
                                assertThat(lost.reason())
                                        .isEqualTo(
                                                "instance manager was restarted during backup on"
                                                        + " pod c-2"));
    }

    @Test
    void onASickInstanceItIsGivenUp() {
        var sick = cluster("status: {targetPrimary: c-1, instancesStatus: {healthy: [c-1]}}");

        assertThat(RunningBackup.of(of("", STARTED), sick, pod("x"), SAME))
                .isInstanceOfSatisfying(
                        RunningBackup.Lost.class,
                        lost -> assertThat(lost.reason()).contains("is not healthy for backup"));
    }

    private static Backup of(String spec, String status) {
        return backup("b", 0, spec, status);
    }

    private static Optional<Pod> pod(String containerId) {
        return Optional.of(
                new PodBuilder()
                        .withNewMetadata()
                        .withName("c-2")
                        .endMetadata()
                        .withNewStatus()
                        .addNewContainerStatus()
                        .withContainerID(containerId)
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }
}
